/** An agent's own choices, kept in this browser. */
const ENTER = 'deskstream.enter';
const SOUND = 'deskstream.sound';
const NOTIFY = 'deskstream.notify';
const DETAILS = 'deskstream.details';

export const sendsOnEnter = (): boolean => localStorage.getItem(ENTER) !== 'off';
export const playsSound = (): boolean => localStorage.getItem(SOUND) === 'on';
export const notifies = (): boolean => localStorage.getItem(NOTIFY) === 'on';
export const showsDetails = (): boolean => localStorage.getItem(DETAILS) !== 'off';

export const setSendsOnEnter = (on: boolean): void => keep(ENTER, on);
export const setPlaysSound = (on: boolean): void => keep(SOUND, on);
export const setNotifies = (on: boolean): void => keep(NOTIFY, on);
export const setShowsDetails = (on: boolean): void => keep(DETAILS, on);

function keep(key: string, on: boolean): void {
  localStorage.setItem(key, on ? 'on' : 'off');
}
