import type { APIRoute, GetStaticPaths } from 'astro';
import { published } from '../loader.ts';

export const getStaticPaths: GetStaticPaths = () =>
	Object.keys(published().feeds).map((path) => ({ params: { feed: path.slice(1, -'.xml'.length) } }));

/** Changes, for those who follow them in a feed reader. */
export const GET: APIRoute = ({ params }) => {
	const text = published().feeds[`/${params.feed}.xml`]?.();
	return new Response(text ?? null, {
		status: text === undefined ? 404 : 200,
		headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
	});
};
