// Live reach over server-sent events. The page is complete without this: it swaps the parts that have changed.
const shown = new WeakMap();

/** What somebody has unfolded stays unfolded, and the focus stays where it is. */
function swap(old, fresh) {
  for (const details of old.querySelectorAll('details[open]')) {
    const same = details.id && fresh.querySelector(`#${details.id}`);
    if (same) same.open = true;
  }
  const summary = old.contains(document.activeElement) ? document.activeElement : undefined;
  const holder = summary?.closest('[id]')?.id;
  const link = summary?.getAttribute('href');
  old.replaceWith(fresh);
  if (!summary) return;
  const again = link ? [...fresh.querySelectorAll('a')].find((each) => each.getAttribute('href') === link) : undefined;
  (again ?? document.getElementById(holder ?? '')?.querySelector('summary'))?.focus();
}

function show(box, html) {
  if (shown.get(box) === html) return;
  const next = new DOMParser().parseFromString(html, 'text/html').body;
  const names = (root) => [...root.querySelectorAll('[data-live-part]')].map((part) => part.dataset.livePart).join();
  if (names(box) !== names(next)) box.replaceChildren(...next.childNodes);
  else
    for (const part of box.querySelectorAll('[data-live-part]')) {
      const fresh = next.querySelector(`[data-live-part="${part.dataset.livePart}"]`);
      const before = shown.get(part) ?? part.outerHTML;
      const after = fresh.outerHTML;
      if (before === after) continue;
      shown.set(fresh, after);
      swap(part, document.adoptNode(fresh));
    }
  shown.set(box, html);
}

let spoken = 0;
/** A screen reader hears the sum every few seconds, not with every change. */
function say(place, text) {
  if (performance.now() - spoken < 10_000 && spoken > 0) return;
  spoken = performance.now();
  place.textContent = text;
}

for (const box of document.querySelectorAll('[data-live-reach]')) {
  new EventSource(box.dataset.liveReach).addEventListener('reach', (event) => {
    const { html, said } = JSON.parse(event.data);
    show(box, html);
    say(document.querySelector('[data-said]'), said);
  });
}
