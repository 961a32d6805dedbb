import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { maxOfflinePages, type OfflineFiles } from '../project/offline.ts';
import { programFolder } from './engine.ts';
import { keep, readKept } from './kept.ts';
import type { Site } from './loader.ts';
import { filesIn, type KeptFolder } from './output.ts';

/** The script that answers for the network, and the list of what it may be asked for. */
export const offlineFiles = ['offline.js', 'offline.json'] as const;

/** Makes the script with which a device reads the handbook without a network; kept in `cache` until the program changes. */
export async function offlineScript(cache: string): Promise<string> {
	const file = join(cache, 'offline.js');
	const kept = readKept(file);
	if (kept) return kept.toString('utf8');
	const made = await build({
		configFile: false,
		envDir: false,
		publicDir: false,
		root: programFolder,
		cacheDir: cache,
		logLevel: 'silent',
		build: {
			write: false,
			lib: { entry: join(programFolder, 'src/site/client/offline/worker.ts'), formats: ['iife'], name: 'offline' },
		},
		define: { 'process.env.NODE_ENV': '"production"' },
	});
	const [output] = Array.isArray(made) ? made : [made];
	const code = output && 'output' in output ? output.output[0].code : '';
	keep(file, code);
	return code;
}

/** Writes script and list into `staging`. `index` is the folder of the full-text index. */
export function placeOffline(script: string, site: Site, index: KeptFolder, staging: string): void {
	writeFileSync(join(staging, 'offline.js'), script);
	const digested = (path: string, data: string | Uint8Array) => [path, hash('sha256', data).slice(0, 12)] as const;
	const pages = site.pages
		.filter(({ unlisted }) => !unlisted)
		.map(({ path, digest }) => [path.slice(1), digest.slice(0, 12)] as const);
	const made = [...filesIn(staging)].filter((path) => path.startsWith('_astro/'));
	const small = pages.length <= maxOfflinePages;
	const files: OfflineFiles = {
		search: [
			...pages.filter(([path]) => path === 'search/'),
			...[...Object.keys(site.data), 'theme.js', 'favicon.svg', ...made].map((path) =>
				digested(path, readFileSync(join(staging, path))),
			),
			...[...index.files]
				.filter(([path]) => small || !path.startsWith('fragment/'))
				.map(([path, data]) => digested(`${index.path}/${path}`, data())),
		],
		pages: small ? pages : [],
	};
	writeFileSync(join(staging, 'offline.json'), JSON.stringify(files));
}
