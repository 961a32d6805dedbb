import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';

/** The port static sites are usually shown at. */
export const usualPort = 4321;

/**
 * Answers what is no question to a site on this computer, and says that it did: another method than reading, an
 * address that cannot be decoded, a host of another name, under which a page from elsewhere would read along.
 */
export function refused({ method, url = '', headers }: IncomingMessage, response: ServerResponse): boolean {
	const [status, why, more = {}] =
		method !== 'GET' && method !== 'HEAD'
			? [405, 'Here is only something to read.', { allow: 'GET, HEAD' }]
			: !isOwn(headers.host)
				? [403, 'This computer answers to localhost alone.']
				: !isAddress(url)
					? [400, 'This is no address.']
					: [];
	if (status === undefined) return false;
	response.writeHead(status, {
		...more,
		'content-type': 'text/plain; charset=utf-8',
		'x-content-type-options': 'nosniff',
	});
	response.end(`${why}\n`);
	return true;
}

/** Whether a name means this computer for everybody: whoever owns another one decides where it leads. */
function isOwn(host: string | undefined): boolean {
	try {
		const { hostname } = new URL(`http://${host ?? ''}`);
		return isIP(hostname.replace(/^\[|\]$/g, '')) > 0 || /(?:^|\.)localhost$/.test(hostname);
	} catch {
		return false;
	}
}

function isAddress(url: string): boolean {
	try {
		return url.startsWith('/') && !decodeURIComponent(url.split(/[?#]/)[0]!).includes('\0');
	} catch {
		return false;
	}
}
