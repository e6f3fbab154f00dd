import * as fc from "fast-check";
import { loadAcceptance } from "../schema/acceptance.ts";
import type { Loaded } from "./generator.ts";
import type { Context, Property, Violation } from "./property.ts";
import { smallerTypes } from "./smaller.ts";
import { subjectOf } from "./subject.ts";
import type { Type } from "./type.ts";
import { typeArbitrary } from "./type-arbitrary.ts";
import type { TypeOptions } from "./type-draw.ts";
