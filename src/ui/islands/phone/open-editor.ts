import { each } from '../each.ts'
import { quarterTurn, sheetIn } from './picture.ts'
import { type Point, type Quad, turnedQuad, wholePicture } from './quad.ts'

export interface Edited {
  readonly picture: HTMLCanvasElement
  readonly quad: Quad
}

/** Shows a photograph with the four corners of the sheet, adjustable by drag, tap or arrow keys. */
export function openEditor(frame: Element, photograph: HTMLCanvasElement): { now(): Edited } {
  const shown = frame.querySelector('canvas')
  let picture = photograph
  let quad = sheetIn(picture)
  const draw = () => {
    if (shown) drawOn(shown, picture, quad)
    each<HTMLElement>(
      '[data-corner]',
      handle => {
        const corner = quad[Number(handle.getAttribute('data-corner'))]
        if (!corner) return
        handle.style.left = `${corner.x * 100}%`
        handle.style.top = `${corner.y * 100}%`
      },
      frame,
    )
  }
  const put = (index: number, { x, y }: Point) => {
    quad[index] = { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) }
    draw()
  }
  if (shown) followFinger(shown, () => quad, put)
  each<HTMLElement>(
    '[data-corner]',
    handle => {
      const index = Number(handle.getAttribute('data-corner'))
      handle.onkeydown = event => {
        const step = steps[event.key]
        const corner = quad[index]
        if (!step || !corner) return
        event.preventDefault()
        put(index, { x: corner.x + step.x, y: corner.y + step.y })
      }
    },
    frame,
  )
  const press = (name: string, run: () => void) => {
    const button = frame.querySelector<HTMLElement>(`[data-${name}]`)
    if (!button) return
    button.onclick = () => {
      run()
      draw()
    }
  }
  press('turn', () => {
    picture = quarterTurn(picture)
    quad = turnedQuad(quad)
  })
  press('whole', () => {
    quad = wholePicture()
  })
  draw()
  return { now: () => ({ picture, quad }) }
}

const steps: Record<string, Point> = {
  ArrowLeft: { x: -0.01, y: 0 },
  ArrowRight: { x: 0.01, y: 0 },
  ArrowUp: { x: 0, y: -0.01 },
  ArrowDown: { x: 0, y: 0.01 },
}

/** The nearest corner jumps to the pointer and follows it. */
function followFinger(shown: HTMLCanvasElement, quad: () => Quad, put: (index: number, at: Point) => void) {
  const area = shown.parentElement
  if (!area) return
  let held = -1
  const at = (event: PointerEvent): Point => {
    const box = shown.getBoundingClientRect()
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
  }
  area.onpointerdown = event => {
    const here = at(event)
    const far = quad().map(corner => Math.abs(corner.x - here.x) + Math.abs(corner.y - here.y))
    held = far.indexOf(Math.min(...far))
    area.setPointerCapture(event.pointerId)
    put(held, here)
  }
  area.onpointermove = event => {
    if (held >= 0) put(held, at(event))
  }
  area.onpointerup = () => {
    held = -1
  }
  area.onpointercancel = area.onpointerup
}

function drawOn(shown: HTMLCanvasElement, picture: HTMLCanvasElement, quad: Quad): void {
  const scale = Math.min(1, 900 / Math.max(picture.width, picture.height))
  shown.width = Math.round(picture.width * scale)
  shown.height = Math.round(picture.height * scale)
  const brush = shown.getContext('2d')
  if (!brush) return
  brush.drawImage(picture, 0, 0, shown.width, shown.height)
  brush.strokeStyle = '#e8590c'
  brush.lineWidth = 4
  brush.beginPath()
  for (const { x, y } of quad) brush.lineTo(x * shown.width, y * shown.height)
  brush.closePath()
  brush.stroke()
}
