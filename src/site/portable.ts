import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { html } from '../escape/markup.ts';
import { filesIn, type KeptFolder } from './output.ts';

/**
 * Writes the site in `staging`, with the folders `kept`, into `folder` as one that opens from a disk: addresses are
 * relative and name a file, and what takes a server (scripts, the search, what is kept for reading without a network)
 * is left out, which each page says.
 */
export function writePortable(staging: string, kept: readonly KeptFolder[], folder: string, base: string): void {
	rmSync(folder, { recursive: true, force: true });
	const write = (path: string, data: () => string | Uint8Array) => {
		if (served.test(path)) return;
		const to = join(folder, path);
		mkdirSync(dirname(to), { recursive: true });
		writeFileSync(to, portable(path, data(), base));
	};
	for (const path of filesIn(staging)) write(path, () => readFileSync(join(staging, path)));
	for (const { path, files } of kept) for (const [name, data] of files) write(`${path}/${name}`, data);
}

/** What only scripts and servers ask for. */
const served =
	/^(?:pagefind\/|offline\.js|robots\.txt$|manifest\.webmanifest$|offline\.html$|sitemap\.xml$|llms\.txt$)|(?:^|\/)index\.md$|\.m?js$|^(?:[^/]*|editions\/[^/]+\/[^/]*)\.json$/;

function portable(path: string, data: string | Uint8Array, base: string): string | Uint8Array {
	if (!/\.(?:html|css)$/.test(path)) return data;
	const text = typeof data === 'string' ? data : Buffer.from(data).toString('utf8');
	return path.endsWith('.css') ? portableStyle(path, text, base) : portablePage(path, text, base);
}

const portableStyle = (path: string, text: string, base: string): string =>
	text.replace(/url\((["']?)(\/[^"')]*)\1\)/g, (whole, quote: string, address: string) =>
		address.startsWith(base) ? `url(${quote}${relativeTo(path, address, base)}${quote})` : whole,
	);

/** A tag of a page that this program wrote: values stand in quotes, and may hold what ends a tag elsewhere. */
const tag = /<[a-z][\w-]*(?:\s+[^\s=>"'/]+(?:="[^"]*"|='[^']*'|=[^\s"'>]+)?)*\s*\/?>/g;

function portablePage(path: string, text: string, base: string): string {
	return text.replace(/<script\b[\s\S]*?<\/script>/g, '').replace(tag, (whole) => {
		if (
			/^<link\b[^>]*\brel="(?:modulepreload|manifest|preload|prefetch)"|^<link\b[^>]*\btype="text\/markdown"/.test(
				whole,
			)
		)
			return '';
		if (/^<meta\b[^>]*http-equiv="Content-Security-Policy"/i.test(whole)) return policy;
		if (/^<main\b/.test(whole)) return `${whole}${note}`;
		return whole.replace(
			/(\s(?:href|src|action)=")([^"]*)"|(\scontent="\d+;\s*url=)([^"]*)"/gi,
			(attribute, before: string | undefined, address: string, refresh: string, target: string) => {
				const local = localAddress(path, address ?? target, base);
				return local === undefined ? attribute : `${before ?? refresh}${local}"`;
			},
		);
	});
}

/** A page in a file has no origin of its own, so what it may load is said by kind of address. It runs nothing. */
const policy = `<meta http-equiv="Content-Security-Policy" content="${html(
	"default-src 'none'; style-src 'self' file:; img-src 'self' file: data:; font-src 'self' file:; base-uri 'none'; form-action 'none'",
)}">`;

const note = `<p class="note">${html(
	'A copy to look at, opened from a disk. Its pages and links work; searching, the command box and what is marked for a role take the site itself.',
)}</p>`;

/** The address of a page or file of the site as the page at `path` names it on a disk; nothing for addresses elsewhere. */
function localAddress(path: string, address: string, base: string): string | undefined {
	if (!address.startsWith(base) || address.startsWith('//')) return undefined;
	const [, target = '', fragment = ''] = /^([^?#]*)[^#]*(#.*)?$/.exec(address) ?? [];
	const file = target.endsWith('/') ? `${target}index.html` : target;
	const own = `${base}${path.split('/').map(encodeURIComponent).join('/')}`;
	// The same page is named by its part alone, or by its file where it has none.
	return decoded(file) === decoded(own) && fragment ? fragment : relativeTo(path, file, base) + fragment;
}

function decoded(address: string): string {
	try {
		return decodeURI(address);
	} catch {
		return address;
	}
}

/** The way from the folder of `path` to an address below the site's base. */
function relativeTo(path: string, address: string, base: string): string {
	return '../'.repeat(path.split('/').length - 1) + address.slice(base.length);
}
