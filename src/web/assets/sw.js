// Receives notifications. Payload: { title, body, url, tag, lang, kind, renotify }. One tag per alert: an update replaces the
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
  const { title, body, url, tag, lang, kind, renotify } = read(event);
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      tag,
      lang,
      icon: '/assets/icon-192.png',
      // A repeat of the same report stays silent; a new report of the same alert sounds again.
      renotify: renotify === true,
      requireInteraction: kind === 'actual',
      data: { url },
    }),
  );
});

/** Only pages of this site are ever opened, whatever a payload says. */
function ownUrl(url) {
  const wanted = new URL(url ?? '/', self.location.origin);
  return wanted.origin === self.location.origin ? wanted.href : self.location.origin;
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = ownUrl(event.notification.data?.url);
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((client) => client.url === url);
      return open ? open.focus() : self.clients.openWindow(url);
    }),
  );
});
