import { xml } from '../../escape/markup.ts';
import { missingPath, pageHref } from '../../page/address.ts';
import { published } from '../loader.ts';

/** Every page, for search engines; nothing where the site's own address is not known. */
export function GET(): Response {
	const { frame, pages } = published();
	const { origin } = frame;
	if (!origin) return new Response(null, { status: 404 });
	const urls = pages
		.filter(({ path, unlisted }) => path !== missingPath && !unlisted)
		.map(({ path }) => `\t<url><loc>${xml(origin + pageHref(frame.base, path))}</loc></url>\n`);
	const text = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
	return new Response(text, { headers: { 'content-type': 'application/xml' } });
}
