import { useEffect, useRef } from 'react';
import type { CommandId } from './commands';
import { commandOf } from './commands';

/** Runs the commands of keys on the whole page. */
export function useHotkeys(run: (command: CommandId) => void): void {
  const current = useRef(run);
  useEffect(() => {
    current.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (command === null) return;
      event.preventDefault();
      current.current(command);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
