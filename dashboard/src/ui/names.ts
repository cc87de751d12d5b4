import type { Participant, Person } from '../api/types';

/** A name for a person of whom the platform has not told one yet. */
export function participantName({ name, username, id }: Participant): string {
  return name || username || `Customer ${id.slice(-6)}`;
}

export function personName(person: Person | null): string {
  if (person === null) return 'Nobody';
  return person.name || 'An agent';
}
