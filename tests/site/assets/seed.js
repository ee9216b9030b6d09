// Writes one entry into every kind of storage. `data-seeded="1"` on <html> says
// that it is through, `data-seed-missing` names the kinds that the browser or
// the page's policy refused.
function openDatabase() {
  return new Promise((done, failed) => {
    const request = indexedDB.open('hp_database', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('records');
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

const writers = {
  async localStorage() {
    localStorage.setItem('hp_local', 'seeded');
  },
  async sessionStorage() {
    sessionStorage.setItem('hp_session_storage', 'seeded');
  },
  async indexedDB() {
    const database = await openDatabase();
    await new Promise((done, failed) => {
      const change = database.transaction('records', 'readwrite');
      change.objectStore('records').put('seeded', 'entry');
      change.oncomplete = done;
      change.onerror = () => failed(change.error);
    });
    database.close();
  },
  async caches() {
    const cache = await caches.open('hp_cache');
    await cache.put('/cached-entry', new Response('seeded'));
  },
  async serviceWorker() {
    await navigator.serviceWorker.register('/sw.js', { scope: '/' });
    await navigator.serviceWorker.ready;
  },
};

async function seed() {
  const missing = [];
  for (const [kind, write] of Object.entries(writers)) {
    try {
      await write();
    } catch {
      missing.push(kind);
    }
  }
  const root = document.documentElement;
  if (missing.length > 0) root.dataset.seedMissing = missing.join(' ');
  root.dataset.seeded = '1';
}
seed();
