import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { createGzip } from 'node:zlib';

export interface Served {
	/** Address of the start page. */
	readonly url: string;
	close(): Promise<void>;
}

interface PreviewOptions {
	/** Folder with the built site. */
	readonly out: string;
	/** Path the site was built for. */
	readonly base?: string;
	/** Wanted port; the next free one is taken where it is not free. */
	readonly port?: number;
}

/** The port static sites are usually shown at. */
export const usualPort = 4321;

/** How many ports are tried before any free one is taken. */
const portsTried = 20;

/** Serves a built site on this computer, the way a plain web host would. */
export async function previewSite({ out, base = '/', port = usualPort }: PreviewOptions): Promise<Served> {
	const root = resolve(out);
	const server = createServer(({ method, url = '/', headers }, response) => {
		if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
		const path = pathIn(url, base);
		if (path === undefined) {
			// Whoever opens the bare address of a site below a path is led to it.
			if (url === '/') return void response.writeHead(302, { location: base }).end();
			return missing(root, method, response);
		}
		const file = join(root, path);
		const stats = inside(root, file) ? statSync(file, { throwIfNoEntry: false }) : undefined;
		if (stats?.isDirectory() && !path.endsWith('/'))
			return void response.writeHead(301, { location: `${base.slice(0, -1)}${encodeURI(path)}/` }).end();
		const page = stats?.isDirectory() ? join(file, 'index.html') : file;
		const found = stats?.isDirectory() ? statSync(page, { throwIfNoEntry: false }) : stats;
		if (!found?.isFile()) return missing(root, method, response);
		const etag = `"${found.size.toString(36)}-${found.mtimeMs.toString(36)}"`;
		if (headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
		const type = contentType(page);
		const squeezed = compressible.test(type) && /\bgzip\b/.test(headers['accept-encoding'] ?? '');
		response.writeHead(200, {
			...common,
			'content-type': type,
			etag,
			vary: 'accept-encoding',
			...(squeezed ? { 'content-encoding': 'gzip' } : { 'content-length': found.size }),
		});
		if (method === 'HEAD') return void response.end();
		const content = createReadStream(page).on('error', () => response.destroy());
		if (squeezed) content.pipe(createGzip()).pipe(response);
		else content.pipe(response);
	});
	await listen(server, port);
	const { port: taken } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${taken}${base}`,
		close: () => new Promise((done) => server.close(() => done()).closeAllConnections()),
	};
}

const common = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };

/** The path of an address below `base`, decoded; `undefined` where it lies elsewhere or is no path at all. */
function pathIn(url: string, base: string): string | undefined {
	try {
		const path = decodeURIComponent(url.split(/[?#]/)[0]!);
		if (path.includes('\0') || path.includes('\\') || !path.startsWith(base)) return undefined;
		const rest = path.slice(base.length - 1);
		// The list of what was written is for the next build, not for readers.
		return rest.split('/').some((name) => name === '..' || name.startsWith('.')) ? undefined : rest;
	} catch {
		return undefined;
	}
}

const inside = (root: string, file: string) => file === root || file.startsWith(root.endsWith(sep) ? root : root + sep);

function missing(root: string, method: string, response: import('node:http').ServerResponse): void {
	response.writeHead(404, { ...common, 'content-type': 'text/html; charset=utf-8' });
	if (method === 'HEAD') return void response.end();
	try {
		response.end(readFileSync(join(root, '404.html')));
	} catch {
		response.end('Page not found');
	}
}

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.xml': 'application/xml; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.ics': 'text/calendar; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.jpeg': 'image/jpeg',
	'.gif': 'image/gif',
	'.webp': 'image/webp',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.pdf': 'application/pdf',
	'.mp4': 'video/mp4',
	'.webm': 'video/webm',
	'.mp3': 'audio/mpeg',
};

/** Types that hosts send compressed. */
const compressible = /^(?:text\/|application\/(?:json|xml|javascript)|image\/svg)/;

/** The media type of a file, by its name. */
export const contentType = (path: string): string => types[extname(path).toLowerCase()] ?? 'application/octet-stream';

/** Starts to listen on this computer alone. */
async function listen(server: Server, port: number): Promise<void> {
	for (let offset = 0; ; offset++) {
		try {
			await new Promise<void>((done, fail) => {
				server.once('error', fail);
				server.listen(offset < portsTried && port !== 0 ? port + offset : 0, '127.0.0.1', () => {
					server.off('error', fail);
					done();
				});
			});
			return;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || offset > portsTried) throw error;
		}
	}
}
