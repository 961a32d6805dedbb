import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanSvg, decodeXml } from '../../core/svg/clean.ts';
import { engineVersion } from '../engine.ts';
import { readObject } from '../find.ts';
import type { KeptFolder } from '../output.ts';
import type { EditionFolder } from './plan.ts';

/**
 * The folders of editions as the output takes them: the pages in `staging` that are written in full, and beside them
 * what needs no rendering. While all of it stays, so does the folder, which is then not looked into.
 */
export function keptFolders(folders: readonly EditionFolder[], staging: string, cache: string): readonly KeptFolder[] {
	return folders.map(({ edition, path, pages, stubs, assets }) => {
		const digest = hash(
			'sha256',
			JSON.stringify([
				engineVersion(),
				edition.record.key,
				[...stubs],
				[...assets],
				pages.map((page) => [page, hash('sha256', readFileSync(join(staging, path, page)))]),
			]),
		);
		return {
			path,
			digest,
			files: new Map<string, () => string | Uint8Array>([
				...[...edition.data].map(([file, data]) => [file, () => data] as const),
				...[...assets].map(([file, object]) => [file, () => served(file, readObject(cache, object)!)] as const),
				...[...stubs].map(([file, html]) => [file, () => html] as const),
			]),
			rendered: pages,
		};
	});
}

const served = (file: string, bytes: Buffer): string | Uint8Array =>
	/\.svg$/i.test(file) ? (cleanSvg(decodeXml(bytes)).text ?? '') : bytes;
