import { published } from '../loader.ts';

export function GET(): Response {
	const { origin, base } = published().frame;
	const map = origin ? `Sitemap: ${origin}${base}sitemap.xml\n` : '';
	return new Response(`User-agent: *\nAllow: /\n${map}`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
