import { t } from '../i18n/locale';
import type { Participant, Person } from '../api/types';
import { cleanName } from './text';

/** A name for a person of whom the platform has not told one yet. */
export function participantName({ name, username, id }: Participant): string {
  return cleanName(name) || cleanName(username) || t('person.customer', { id: id.slice(-6) });
}

export function personName(person: Person | null): string {
  if (person === null) return t('person.nobody');
  return cleanName(person.name) || t('person.agent');
}
