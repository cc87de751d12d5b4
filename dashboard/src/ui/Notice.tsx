import type { ReactNode } from 'react';

interface NoticeProps {
  readonly kind: 'error' | 'warning' | 'info';
  readonly children: ReactNode;
}

/** A line that the agent has to know of, with what can be done about it. */
export function Notice({ kind, children }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

interface BlankProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

/** A pane with nothing to show. */
export function Blank({ title, icon, children }: BlankProps) {
  return (
    <div className="blank">
      {icon}
      <p className="blank-title">{title}</p>
      {children}
    </div>
  );
}
