/** Where a value stands in data: keys and indexes from the outside in. */
export type Path = readonly PropertyKey[];

/** Which text stands for a value: its key, the value itself (of a map in a list, its first field), or all of it. */
export type YamlPart = 'key' | 'value' | 'whole';
