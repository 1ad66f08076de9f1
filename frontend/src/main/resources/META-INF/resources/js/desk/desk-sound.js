/** Two short tones for what is happening now. A browser plays them only after somebody has pressed something on the page. */
export function playNotice() {
  const Context = globalThis.AudioContext;
  if (!Context) return;
  const audio = new Context();
  for (const [at, pitch] of [
    [0, 660],
    [0.2, 880],
  ]) {
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = pitch;
    loudness.gain.value = 0.1;
    tone.connect(loudness).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.15);
  }
  setTimeout(() => audio.close(), 1000);
}
