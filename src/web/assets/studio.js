// The desk of an announcer: never takes a page away while somebody reads it, but says when there is a new one.
const EVERY_MS = 4_000;
const main = document.querySelector('[data-script]');
const changed = document.querySelector('[data-changed]');

async function look() {
  const answer = await fetch(location.href, { cache: 'no-store' });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = fresh.querySelector('[data-script]');
  if (!next) return;
  if (next.dataset.script !== main.dataset.script) {
    if (main.dataset.script === '') location.reload();
    else changed.hidden = false;
    return;
  }
  for (const id of ['sound', 'told']) {
    const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
    const isPlaying = old?.querySelector('audio')?.paused === false;
    if (old && now && !isPlaying && old.innerHTML !== now.innerHTML) old.replaceWith(document.adoptNode(now));
  }
}

if (main && changed) setInterval(() => look().catch(() => {}), EVERY_MS);
