// Receives notifications. Payload: { title, body, url, tag, lang, kind, renotify, ask, answer }. One tag per alert: an update replaces the
// notification of the report before it, and a message that arrives twice is seen once.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

function read(event) {
  try {
    return event.data.json();
  } catch {
    // A browser takes the permission away from a worker that shows nothing.
    return { title: '緊急情報', body: '内容を確認してください。', url: '/', tag: 'todoke', lang: 'ja', kind: 'actual' };
  }
}

self.addEventListener('push', (event) => {
  const { title, body, url, tag, lang, kind, renotify, ask, answer } = read(event);
  const shown = self.registration.showNotification(title, {
    body,
    tag,
    lang,
    icon: '/assets/icon-192.png',
    // A repeat of the same report stays silent; a new report of the same alert sounds again.
    renotify: renotify === true,
    requireInteraction: kind === 'actual',
    actions: ask && answer ? [{ action: 'answer', title: ask }] : [],
    data: { url, answer },
  });
  // What is kept is a convenience: where the browser keeps nothing, the notification is there all the same.
  event.waitUntil(answer ? Promise.all([shown, keep(url, answer).catch(() => {})]) : shown);
});

const MOST_KEPT = 20;

/** The page of the alert offers this subscription's own page to answer (alert.js). It never leaves the browser. */
async function keep(url, answer) {
  const cache = await caches.open('answers');
  const name = new URL(url, self.location.origin).pathname;
  await cache.delete(name);
  await cache.put(name, new Response(new URL(ownUrl(answer)).pathname));
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - MOST_KEPT))) await cache.delete(old);
}

/** Only pages of this site are ever opened, whatever a payload says. */
function ownUrl(url) {
  const wanted = new URL(url ?? '/', self.location.origin);
  return wanted.origin === self.location.origin ? wanted.href : self.location.origin;
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url: page, answer } = event.notification.data ?? {};
  const url = ownUrl(event.action === 'answer' ? answer : page);
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((client) => client.url === url);
      return open ? open.focus() : self.clients.openWindow(url);
    }),
  );
});
