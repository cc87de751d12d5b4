import * as DropdownMenu from '@radix-ui/react-dropdown-menu';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

interface MenuProps {
  readonly trigger: ReactElement;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}

/** A button's menu. */
export function Menu({ trigger, align = 'end', children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align={align} sideOffset={4} collisionPadding={8}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface MenuItemProps {
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly hint?: ReactNode;
  readonly danger?: boolean;
  readonly testId?: string;
  readonly children: ReactNode;
}

export function MenuItem({ onSelect, icon, hint, danger = false, testId, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item className="menu-item" data-danger={danger} data-testid={testId} onSelect={onSelect}>
      <span className="menu-icon">{icon}</span>
      <span className="menu-text">{children}</span>
      {hint !== undefined && <span className="menu-hint">{hint}</span>}
    </DropdownMenu.Item>
  );
}

interface MenuChoiceProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Stays open, so that several can be chosen. */
  readonly stay?: boolean;
  readonly children: ReactNode;
}

export function MenuChoice({ checked, onChange, stay = false, children }: MenuChoiceProps) {
  return (
    <DropdownMenu.CheckboxItem
      className="menu-item"
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => {
        if (stay) event.preventDefault();
      }}
    >
      <span className="menu-icon">
        <DropdownMenu.ItemIndicator>
          <Check aria-hidden="true" />
        </DropdownMenu.ItemIndicator>
      </span>
      <span className="menu-text">{children}</span>
    </DropdownMenu.CheckboxItem>
  );
}

export function MenuTitle({ children }: { readonly children: ReactNode }) {
  return <DropdownMenu.Label className="menu-title">{children}</DropdownMenu.Label>;
}

export function MenuLine() {
  return <DropdownMenu.Separator className="menu-line" />;
}
