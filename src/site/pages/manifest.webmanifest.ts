import { published } from '../loader.ts';

/** The site as an application that a device can install. */
export function GET(): Response {
	const { base, title, language } = published().frame;
	const manifest = {
		name: title,
		short_name: title,
		lang: language,
		id: base,
		start_url: base,
		scope: base,
		display: 'minimal-ui',
		background_color: '#ffffff',
		theme_color: '#005fb8',
		icons: [{ src: `${base}favicon.svg`, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
	};
	return Response.json(manifest, { headers: { 'content-type': 'application/manifest+json' } });
}
