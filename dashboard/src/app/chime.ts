let context: AudioContext | null = null;

/** Two soft notes; silent where the browser wants a click first. */
export function chime(): void {
  context ??= new AudioContext();
  if (context.state !== 'running') void context.resume();
  [660, 880].forEach((frequency, index) => note(context as AudioContext, frequency, index * 0.12));
}

function note(audio: AudioContext, frequency: number, after: number): void {
  const [oscillator, gain, start] = [audio.createOscillator(), audio.createGain(), audio.currentTime + after];
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0.06, start);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.4);
}
