import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import compression from 'compression';
import send from 'send';
import { refused, usualPort } from '../requests.ts';

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

/** How many ports are tried before any free one is taken. */
const portsTried = 20;

/**
 * Serves a built site on this computer, the way a plain web host would. The files are sent by `send`: `sirv` takes the last
 * bytes of a file for its first, leads nobody to the folder of a page, and knows neither a list of tags nor a date.
 */
export async function previewSite({ out, base = '/', port = usualPort }: PreviewOptions): Promise<Served> {
	const root = resolve(out);
	const server = createServer((request, response) => {
		if (refused(request, response)) return;
		const path = pathBelow(base, request.url!);
		// Whoever opens the bare address of a site below a path is led to it.
		if (path === undefined && request.url === '/') return void response.writeHead(302, { location: base }).end();
		squeezed(request, response, () => {
			if (path === undefined) missing(root, response);
			else answer(request, response, { root, base, path });
		});
	});
	await listen(server, port);
	const { port: taken } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${taken}${base}`,
		close: () => new Promise((done) => server.close(() => done()).closeAllConnections()),
	};
}

/** The path of an address below `base`, decoded; `undefined` where it lies elsewhere. */
function pathBelow(base: string, url: string): string | undefined {
	const path = decodeURIComponent(url.split(/[?#]/)[0]!);
	return path.startsWith(base) ? path.slice(base.length - 1) : undefined;
}

const compress = compression({
	// A part of a file is a part of it as it is.
	filter: (request, response) => response.statusCode === 200 && compression.filter(request, response),
});

/** Sends what follows compressed, where that makes it smaller. */
function squeezed(request: IncomingMessage, response: ServerResponse, next: () => void): void {
	// It is declared for one framework, and uses nothing of it.
	compress(request as Parameters<typeof compress>[0], response as Parameters<typeof compress>[1], next);
}

interface Place {
	readonly root: string;
	readonly base: string;
	readonly path: string;
}

function answer(request: IncomingMessage, response: ServerResponse, { root, base, path }: Place): void {
	// The list of what was written is a dot file: it is for the next build, not for readers.
	send(request, encodeURI(path), { root, dotfiles: 'ignore', cacheControl: false })
		.on('headers', () => setCommon(response))
		.on('directory', () => {
			response.writeHead(301, { location: encodeURI(`${base.slice(0, -1)}${path}/`) }).end();
		})
		.on('error', ({ status, headers = {} }: { readonly status: number; readonly headers?: Record<string, string> }) => {
			if (response.headersSent) response.destroy();
			else if (status === 412 || status === 416) response.writeHead(status, headers).end();
			else missing(root, response);
		})
		.pipe(response);
}

function setCommon(response: ServerResponse): void {
	response.setHeader('cache-control', 'no-cache');
	response.setHeader('x-content-type-options', 'nosniff');
}

function missing(root: string, response: ServerResponse): void {
	for (const name of response.getHeaderNames()) response.removeHeader(name);
	setCommon(response);
	response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
	try {
		response.end(readFileSync(join(root, '404.html')));
	} catch {
		response.end('Page not found');
	}
}

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
