import type { PoolConfig } from 'pg'
import { z } from 'zod'

/** What the first process tells a worker as it starts it. */
export const orderSchema = z.object({
  /** 0 until the first worker has told which port it got */
  port: z.int(),
  /** milliseconds from the machine's clock to the hall's */
  clockLag: z.number(),
  /** how the owner reaches the database that the first process opened */
  database: z.custom<PoolConfig>(given => typeof given === 'object' && given !== null),
  /** this worker also does what no visitor waits for */
  background: z.boolean(),
})
export type Order = z.infer<typeof orderSchema>

/** What a worker tells once it answers visitors. */
export const listeningSchema = z.object({ port: z.int() })
