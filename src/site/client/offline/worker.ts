import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import { filesCache, pagesCache, unchanging } from './caches.ts';

// Runs beside the pages, once a reader has opened one: what it kept is shown where the network does not answer.

registerRoute(
	({ url, sameOrigin }) => sameOrigin && unchanging.test(url.pathname),
	new CacheFirst({ cacheName: filesCache }),
);
registerRoute(
	({ sameOrigin }) => sameOrigin,
	// A choice of role in the address shows the same page.
	new NetworkFirst({ cacheName: pagesCache, networkTimeoutSeconds: 4, matchOptions: { ignoreSearch: true } }),
);

setCatchHandler(async ({ request }) => {
	const asked = request.mode === 'navigate' ? await caches.match('offline.html') : undefined;
	return asked ?? Response.error();
});
