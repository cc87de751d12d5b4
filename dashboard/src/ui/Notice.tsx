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

/** A pane with nothing to show. */
export function Blank({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="blank">
      <p className="blank-title">{title}</p>
      {children}
    </div>
  );
}
