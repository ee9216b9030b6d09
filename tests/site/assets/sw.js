// Answers one path by itself; everything else goes to the network untouched.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (new URL(event.request.url).pathname === '/sw-probe') {
    event.respondWith(new Response('service worker'));
  }
});
