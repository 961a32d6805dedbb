import { readdirSync, realpathSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join, resolve, sep } from 'node:path';
import process from 'node:process';
import { type AstroIntegration, dev } from 'astro';
import { contentType } from 'mime-types';
import type { Plugin } from 'vite';
import type { Handbook } from '../../core/handbook.ts';
import { redirectsOf } from '../../exports/redirects.ts';
import { referenceFolder, withReference } from '../../exports/reference.ts';
import { knownToGit } from '../../git/facts.ts';
import { movedPages } from '../../history/moved.ts';
import type { Versions } from '../../history/versions.ts';
import { checker, readSources, ruleReference, type Sources } from '../../load.ts';
import { pageHref } from '../../page/address.ts';
import { assetsOf } from '../../prose/prose.ts';
import { assemble } from '../assemble.ts';
import { readAsset } from '../assets.ts';
import { siteConfig } from '../astro.ts';
import { programFolder } from '../engine.ts';
import { knownHistory } from '../history.ts';
import { lastGood, underFindings, withStale } from '../last-good.ts';
import { publish, type Site } from '../loader.ts';
import { ComponentsRefused, namesOf, type OwnComponents, readOwn } from '../own-components.ts';
import { refused, usualPort } from '../requests.ts';
import { knownVersions } from '../versions/known.ts';
import type { Served } from './preview.ts';

export interface DevOptions {
	/** Folder with the playbooks. */
	readonly content: string;
	/** Folder for what Astro keeps. */
	readonly cache: string;
	/** Folder with components of the team's own. */
	readonly components?: string;
	readonly base?: string;
	readonly port?: number;
	/** Hears each check: the first one, and one after every edit. */
	readonly onCheck?: (handbook: Handbook, milliseconds: number) => void;
}

/** How long to wait for more after a change: editors write a file in several steps. */
const settle = 25;

/** Serves a handbook while it is written: an edit shows at once, and so does what is wrong with it. */
export async function devSite({
	content,
	cache,
	components,
	base,
	port = usualPort,
	onCheck = () => {},
}: DevOptions): Promise<Served> {
	const root = realpathSync(content);
	let sources: Sources = new Map();
	let assets = new Set<string>();
	let site: Site | undefined;
	let redirects = new Map<string, string>();
	let forPrograms = new Map<string, () => string>();
	const reference = ruleReference(referenceFolder);
	// Read once: the edits of one's own that follow are seen in the files.
	const history = knownHistory(root, resolve(cache));
	const facts = knownToGit(root);
	let own: OwnComponents | undefined;
	let versions: Versions | undefined;
	const keep = lastGood();
	let checkWritten = checker();
	let checkShown = checker();
	/** Whether there are other pages or components than before. */
	const refresh = () => {
		const before = site;
		const started = performance.now();
		sources = readSources(root, sources);
		const had = own;
		own = components === undefined ? undefined : readAgain(components, root, had);
		if (own?.digest !== had?.digest) {
			checkWritten = checker(namesOf(own));
			checkShown = checker(namesOf(own));
		}
		const handbook = checkWritten(sources, facts);
		const taken = performance.now() - started;
		const { sources: legible, stale } = keep(sources, handbook);
		const shown = underFindings(legible === sources ? handbook : checkShown(legible, facts), handbook);
		versions ??= knownVersions(shown, history, root, join(resolve(cache), 'versions'));
		assets = new Set(assetsOf(shown));
		const assembled = assemble(withReference(shown, reference), {
			findings: true,
			markdown: true,
			components: own,
			history,
			versions,
			...(base === undefined ? {} : { base }),
		});
		site = withStale(assembled, shown, stale);
		redirects = new Map(
			redirectsOf(
				shown,
				site.pages.map(({ path }) => path),
				movedPages(shown.entries, history),
			).map(({ file, to }) => [file, to]),
		);
		forPrograms = new Map(assembled.forPrograms.map(({ file, text }) => [file, text]));
		publish(site);
		onCheck(handbook, taken);
		return listed(site) !== (before && listed(before)) || own?.digest !== had?.digest;
	};
	refresh();
	const first = site!;
	const ownFolders = own ? [own.folder] : [];
	process.env.ASTRO_TELEMETRY_DISABLED = '1';
	process.env.ASTRO_DISABLE_UPDATE_CHECK = 'true';
	// The first guide may be written at any moment.
	const config = await siteConfig({
		site: first,
		out: join(resolve(cache), 'dev'),
		cache: resolve(cache),
		guides: true,
	});
	const server = await dev({
		...config,
		logLevel: 'error',
		server: { host: '127.0.0.1', port },
		integrations: [
			...(config.integrations ?? []),
			follow([root, ...ownFolders], first.frame.base, refresh, {
				isAsset: (path) => assets.has(path),
				leadsTo: (file) => redirects.get(file),
				textOf: (path) => forPrograms.get(path)?.(),
			}),
		],
		vite: {
			...config.vite,
			plugins: [...(config.vite?.plugins ?? []), guard()],
			server: { fs: { strict: true, allow: [...served(), ...ownFolders] } },
		},
	});
	return { url: `http://127.0.0.1:${server.address.port}${first.frame.base}`, close: () => server.stop() };
}

/** What a page asks for while it is developed: the program's own styles and scripts, and the packages that reload it. */
const served = () => [
	packagesFolder,
	...readdirSync(join(programFolder, 'src'), { withFileTypes: true })
		.filter((item) => item.isDirectory() && !unserved.has(item.name))
		.map(({ name }) => join(programFolder, 'src', name)),
];

/** The folder that holds all packages: that of this program, or the one it is installed in. */
const packagesFolder = join(programFolder.split(`${sep}node_modules${sep}`)[0] ?? '', 'node_modules');

/** Rooms of which no browser runs anything. */
const unserved = new Set(['cli', 'git', 'rules']);

/** Stands before all that Astro and Vite answer, some of which starts an editor or tells where this program lies. */
const guard = (): Plugin => ({
	name: 'fieldbook-guard',
	enforce: 'post',
	configureServer: (server) => () => {
		server.middlewares.stack.unshift({
			route: '',
			handle(request: IncomingMessage, response: ServerResponse, next: () => void) {
				if (/^\/*__open-in-editor/.test(request.url ?? '')) response.writeHead(404).end();
				else if (!refused(request, response)) next();
			},
		});
	},
});

/** The components in `folder`; those before where it cannot be read as they are. */
function readAgain(folder: string, content: string, before: OwnComponents | undefined): OwnComponents {
	try {
		return readOwn(folder, content);
	} catch (error) {
		if (!before || !(error instanceof ComponentsRefused)) throw error;
		process.stderr.write(`fieldbook: ${error.message}\n`);
		return before;
	}
}

/** Follows what changes in `folders`, of which the first has the playbooks. */
function follow(
	folders: readonly [string, ...string[]],
	base: string,
	refresh: () => boolean,
	files: Files,
): AstroIntegration {
	return {
		name: 'fieldbook-dev',
		hooks: {
			'astro:server:setup'({ server }) {
				server.middlewares.use(assetServer(folders[0], base, files));
				let timer: NodeJS.Timeout | undefined;
				const soon = () => {
					clearTimeout(timer);
					timer = setTimeout(() => {
						if (refresh()) forget(server);
						server.environments.client.hot.send({ type: 'full-reload', path: '*' });
					}, settle);
				};
				const heard = (path: string) => {
					if (folders.some((folder) => path === folder || path.startsWith(folder + sep))) soon();
				};
				server.watcher.add([...folders]);
				server.watcher.on('all', (_, path) => heard(path));
				// A second change of a file within 50 ms is kept from "all".
				server.watcher.on('raw', (_, path, details?: { watchedPath?: string }) => heard(details?.watchedPath ?? path));
				// Whatever was written before the watcher looked is read now.
				server.watcher.once('ready', soon);
			},
		},
	};
}

/** The server Astro starts, by the name Astro gives it. */
type DevServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** Lets Astro ask anew which pages there are; it keeps its list for as long as it keeps its modules. */
function forget(server: DevServer): void {
	for (const environment of Object.values(server.environments)) {
		environment.moduleGraph.invalidateAll();
		environment.hot.send({ type: 'full-reload', path: '*' });
	}
}

const listed = ({ pages }: Site) =>
	pages
		.map(({ path }) => path)
		.sort()
		.join('\n');

/** What stands beside the pages. */
interface Files {
	readonly isAsset: (path: string) => boolean;
	/** Path of the page to which a former address leads. */
	readonly leadsTo: (file: string) => string | undefined;
	/** What programs read at a path. */
	readonly textOf: (path: string) => string | undefined;
}

function assetServer(root: string, base: string, { isAsset, leadsTo, textOf }: Files) {
	return ({ url = '' }: IncomingMessage, response: ServerResponse, next: () => void) => {
		const path = pathOfAsset(url, base);
		const now =
			path === undefined ? undefined : leadsTo(/\.html?$/i.test(path) ? path : `${path.replace(/\/$/, '')}/index.html`);
		if (now !== undefined) return void response.writeHead(302, { location: pageHref(base, now) }).end();
		const bytes = path === undefined ? undefined : isAsset(path) ? readAsset(root, path) : textOf(path);
		if (bytes === undefined) return next();
		response.writeHead(200, {
			'content-type': contentType(basename(path!)) || 'application/octet-stream',
			'cache-control': 'no-cache',
			'x-content-type-options': 'nosniff',
		});
		response.end(bytes);
	};
}

function pathOfAsset(url: string, base: string): string | undefined {
	try {
		const path = decodeURIComponent(url.split(/[?#]/)[0]!);
		return path.startsWith(base) ? path.slice(base.length) : undefined;
	} catch {
		return undefined;
	}
}
