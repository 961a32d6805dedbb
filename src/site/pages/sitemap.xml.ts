import { x } from 'xastscript';
import { xmlFile } from '../../escape/xml.ts';
import { missingPath, pageHref } from '../../page/address.ts';
import { published } from '../loader.ts';

/** Every page, for search engines; nothing where the site's own address is not known. */
export function GET(): Response {
	const { frame, pages } = published();
	const { origin } = frame;
	if (!origin) return new Response(null, { status: 404 });
	const urls = pages
		.filter(({ path, unlisted }) => path !== missingPath && !unlisted)
		.map(({ path }) => x('url', [x('loc', origin + pageHref(frame.base, path))]));
	const map = x('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, urls);
	return new Response(xmlFile(map), { headers: { 'content-type': 'application/xml' } });
}
