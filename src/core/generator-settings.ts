import type { Source } from './source.ts';

/**
 * Where the site of a handbook stands, as `pathOnSite` compares addresses: from the settings, else from the files in which
 * MkDocs, Jekyll, Hugo and hosts of pages are told.
 */
export function siteAddressOf(sources: ReadonlyMap<string, Source>, stated: unknown): string | undefined {
	if (typeof stated === 'string') return bare(stated);
	for (const [path, form] of told) {
		const match = form.exec(sources.get(path)?.text ?? '');
		const address = match && bare(match.slice(1).join(''));
		if (address && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[:/]|$)/.test(address)) return address;
	}
	return undefined;
}

/** The address on the site, from its root, that a whole address stands for; none where it leads elsewhere. */
export function pathOnSite(url: string, site: string | undefined): string | undefined {
	if (site === undefined || !/^(?:https?:)?\/\//i.test(url)) return undefined;
	const host = /^[^/]*/.exec(site)![0];
	const rest = url.replace(/^(?:https?:)?\/\/(?:www\.)?/i, '');
	if (rest.slice(0, host.length).toLowerCase() !== host || !rest.slice(host.length).startsWith(site.slice(host.length)))
		return undefined;
	const path = rest.slice(site.length);
	return /^(?:[/?#]|$)/.test(path) ? path || '/' : undefined;
}

/** Without what addresses of one site may differ in. */
const bare = (address: string): string =>
	address
		.trim()
		.replace(/^(?:https?:)?\/\/(?:www\.)?/i, '')
		.replace(/^[^/]*/, (host) => host.toLowerCase())
		.replace(/\/+$/, '');

const value = String.raw`[ \t]*[:=][ \t]*["']?(https?:\/\/[^\s"'#]+)`;

const told: readonly (readonly [path: string, form: RegExp])[] = [
	['mkdocs.yml', new RegExp(`^site_url${value}`, 'm')],
	['_config.yml', new RegExp(`^url${value}(?:[^]*^baseurl[ \\t]*:[ \\t]*["']?(/[^\\s"'#]*))?`, 'm')],
	...[
		'hugo.toml',
		'config.toml',
		'hugo.yaml',
		'config.yaml',
		'config/_default/hugo.toml',
		'config/_default/config.toml',
	].map((path) => [path, new RegExp(`^baseURL${value}`, 'im')] as const),
	...['CNAME', 'docs/CNAME', 'static/CNAME', 'public/CNAME', 'src/CNAME'].map(
		(path) => [path, /^\s*(\S+)\s*$/] as const,
	),
];

/** Files that are no pages and are read all the same, since they say where the site stands. */
export const isGeneratorSettings = (path: string): boolean =>
	/(?:^|\/)CNAME$|\.toml$/.test(path) && told.some(([one]) => one === path);
