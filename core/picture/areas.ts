/** All parts of the body that can be lit, by name. `data/places.yaml` says what each is called. */
import type { Area } from './area'
import { BONE_AREAS } from './bones'
import { LIMBS } from './limbs'
import { MUSCLES } from './muscles'
import { ORGANS } from './organs'

export const AREAS: Readonly<Record<string, readonly Area[]>> = { ...MUSCLES, ...BONE_AREAS, ...LIMBS, ...ORGANS }
