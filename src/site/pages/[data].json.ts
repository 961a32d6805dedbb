import type { APIRoute, GetStaticPaths } from 'astro';
import { published } from '../loader.ts';

export const getStaticPaths: GetStaticPaths = () =>
	Object.keys(published().data).map((file) => ({ params: { data: file.replace(/\.json$/, '') } }));

/** Data that scripts of the pages ask for. */
export const GET: APIRoute = ({ params }) => Response.json(published().data[`${params.data}.json`]?.() ?? null);
