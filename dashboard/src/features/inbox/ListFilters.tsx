import { useInbox, useWorkspace } from '../../store/InboxContext';
import type { Filter } from '../../store/lists';

const ASSIGNEES: readonly (readonly [Filter['assignee'], string])[] = [
  ['all', 'All'],
  ['mine', 'Mine'],
  ['unassigned', 'Unassigned'],
];

export function ListFilters() {
  const session = useInbox();
  const filter = useWorkspace((workspace) => workspace.filter);
  return (
    <div className="filters">
      <div className="segments" role="group" aria-label="Assigned to">
        {ASSIGNEES.map(([assignee, label]) => (
          <button
            key={assignee}
            type="button"
            className="segment"
            aria-pressed={filter.assignee === assignee}
            data-testid={`filter-${assignee}`}
            onClick={() => session.choose({ ...filter, assignee })}
          >
            {label}
          </button>
        ))}
      </div>
      <select
        className="select"
        aria-label="Status"
        data-testid="filter-status"
        value={filter.status}
        onChange={(event) =>
          session.choose({ ...filter, status: event.target.value === 'open' ? 'open' : 'all' })
        }
      >
        <option value="open">Open</option>
        <option value="all">Any status</option>
      </select>
    </div>
  );
}
