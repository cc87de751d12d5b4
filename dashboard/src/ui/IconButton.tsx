import type { ComponentProps, ReactNode } from 'react';

interface IconButtonProps extends ComponentProps<'button'> {
  readonly label: string;
  readonly hotkey?: string;
  readonly children: ReactNode;
}

/** A button of which only a sign is seen: its label is read aloud, and shown when the pointer rests on it. */
export function IconButton({ label, hotkey, children, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`icon-button ${className}`}
      aria-label={label}
      aria-keyshortcuts={hotkey}
      title={hotkey === undefined ? label : `${label} (${hotkey})`}
    >
      {children}
    </button>
  );
}
