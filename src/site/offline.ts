import { hash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { html } from '../escape/markup.ts';
import { maxOfflinePages, type OfflineFiles } from '../page/offline.ts';
import { programFolder } from './engine.ts';
import { keep, readKept } from './kept.ts';
import type { Site } from './loader.ts';
import { filesIn, type KeptFolder } from './output.ts';
import { contentPolicy } from './policy.ts';

/** The script that answers for the network, the list of what it may be asked for, and what it answers else. */
export const offlineFiles = ['offline.js', 'offline.json', 'offline.html'] as const;

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
			lib: {
				entry: fileURLToPath(new URL('./client/offline/worker.ts', import.meta.url)),
				formats: ['iife'],
				name: 'offline',
			},
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
	let bytes = 0;
	const digested = (path: string, data: string | Uint8Array) => {
		bytes += data.length;
		return [path, hash('sha256', data).slice(0, 12)] as const;
	};
	const pages = site.pages
		.filter(({ unlisted }) => !unlisted)
		.map(({ path, digest }) => [path.slice(1), digest.slice(0, 12)] as const);
	const made = [...filesIn(staging)].filter((path) => path.startsWith('_astro/'));
	const small = pages.length <= maxOfflinePages;
	const search = [
		...pages.filter(([path]) => path === 'search/'),
		...[...Object.keys(site.data), 'theme.js', 'favicon.svg', ...made].map((path) =>
			digested(path, readFileSync(join(staging, path))),
		),
		...[...index.files]
			.filter(([path]) => small || !path.startsWith('fragment/'))
			.map(([path, data]) => digested(`${index.path}/${path}`, data())),
	];
	const kept = small ? pages : [];
	for (const [path] of kept) bytes += statSync(join(staging, path, 'index.html')).size;
	writeFileSync(join(staging, 'offline.json'), JSON.stringify({ search, pages: kept, bytes } satisfies OfflineFiles));
	writeFileSync(join(staging, 'offline.html'), pageNotKept(site.frame));
}

/** What a reader sees without a network at an address that this device has not kept. */
const pageNotKept = ({ base, title, language }: Site['frame']): string =>
	[
		`<!DOCTYPE html><html lang="${html(language)}"><head><meta charset="utf-8">`,
		`<meta http-equiv="Content-Security-Policy" content="${html(contentPolicy(false))}">`,
		`<meta name="viewport" content="width=device-width, initial-scale=1"><title>Not on this device · ${html(title)}</title>`,
		`<link rel="stylesheet" href="${html(base)}edition.css"></head><body><main><h1>This page is not on this device</h1>`,
		'<p>There is no network, and this page has not been opened or kept here before. ',
		`What has been is there: begin at <a href="${html(base)}">the start page</a> or <a href="${html(base)}search/">search</a>.</p>`,
		'</main></body></html>\n',
	].join('');
