namespace CableViewer.Cards;

/// <summary>Fills outlines with smooth edges: for every pixel, the exact share of it that lies inside.</summary>
/// <remarks>
/// Each edge adds, to every pixel it crosses, the signed area it cuts off to its right; a running sum along a row then gives the coverage
/// (the way of Raph Levien's font-rs). Overlapping contours are filled once, as the non-zero rule wants.
/// </remarks>
internal sealed class Rasteriser
{
    // A curve is flat enough when straight pieces miss it by less than this, in pixels.
    private const float Flatness = 0.03f;

    private float[] areas = [];
    private int width, height;

    /// <summary>Begins an empty area of pixels, y downwards.</summary>
    public void Begin(int pixelWidth, int pixelHeight)
    {
        (width, height) = (pixelWidth, pixelHeight);
        // A line may end at the right edge; its area falls one pixel beyond.
        int size = (width + 1) * height + 1;
        if (areas.Length < size) areas = new float[size];
        else Array.Clear(areas, 0, size);
    }

    /// <summary>Adds a closed contour, scaled and moved to its place.</summary>
    public void Add(OutlinePoint[] contour, float scale, float x, float y)
    {
        if (contour.Length < 2) return;
        (float X, float Y) At(int i) => (x + contour[i % contour.Length].X * scale, y - contour[i % contour.Length].Y * scale);
        static (float X, float Y) Middle((float X, float Y) a, (float X, float Y) b) => ((a.X + b.X) / 2, (a.Y + b.Y) / 2);

        // Between two points off the curve lies one on it, which the font leaves out.
        int first = Array.FindIndex(contour, point => point.OnCurve);
        (float X, float Y) start = first >= 0 ? At(first) : Middle(At(0), At(contour.Length - 1));
        (float X, float Y) from = start;
        (float X, float Y)? control = null;
        for (int i = 1; i <= contour.Length; i++)
        {
            int index = Math.Max(first, -1) + i;
            if (first >= 0 && i == contour.Length) break;
            (float X, float Y) to = At(index);
            if (contour[index % contour.Length].OnCurve)
            {
                if (control is { } pull) AddCurve(from, pull, to);
                else AddLine(from, to);
                (from, control) = (to, null);
            }
            else
            {
                if (control is { } pull)
                {
                    (float X, float Y) between = Middle(pull, to);
                    AddCurve(from, pull, between);
                    from = between;
                }
                control = to;
            }
        }
        if (control is { } last) AddCurve(from, last, start);
        else AddLine(from, start);
    }

    /// <summary>The coverage of a row's pixels, 0 to 1.</summary>
    public void ReadRow(int row, Span<float> coverage)
    {
        float sum = 0;
        ReadOnlySpan<float> source = areas.AsSpan(row * (width + 1), width);
        for (int i = 0; i < source.Length; i++)
        {
            sum += source[i];
            coverage[i] = Math.Min(Math.Abs(sum), 1);
        }
    }

    private void AddCurve((float X, float Y) from, (float X, float Y) pull, (float X, float Y) to)
    {
        float bend = Math.Max(Math.Abs(from.X - 2 * pull.X + to.X), Math.Abs(from.Y - 2 * pull.Y + to.Y));
        int pieces = Math.Clamp((int)MathF.Ceiling(MathF.Sqrt(bend / (4 * Flatness))), 1, 32);
        (float X, float Y) last = from;
        for (int i = 1; i <= pieces; i++)
        {
            float t = (float)i / pieces, s = 1 - t;
            (float X, float Y) next =
                (s * s * from.X + 2 * s * t * pull.X + t * t * to.X, s * s * from.Y + 2 * s * t * pull.Y + t * t * to.Y);
            AddLine(last, next);
            last = next;
        }
    }

    private void AddLine((float X, float Y) from, (float X, float Y) to)
    {
        if (from.Y == to.Y) return;
        (float direction, (float X, float Y) top, (float X, float Y) bottom) = from.Y < to.Y ? (1f, from, to) : (-1f, to, from);
        float slope = (bottom.X - top.X) / (bottom.Y - top.Y);
        int firstRow = Math.Max((int)MathF.Floor(top.Y), 0), lastRow = Math.Min((int)MathF.Ceiling(bottom.Y), height);
        for (int row = firstRow; row < lastRow; row++)
        {
            float y0 = Math.Max(top.Y, row), y1 = Math.Min(bottom.Y, row + 1);
            float dy = y1 - y0;
            if (dy <= 0) continue;
            float x0 = Math.Clamp(top.X + (y0 - top.Y) * slope, 0, width), x1 = Math.Clamp(top.X + (y1 - top.Y) * slope, 0, width);
            AddSlice(row * (width + 1), direction * dy, Math.Min(x0, x1), Math.Max(x0, x1));
        }
    }

    // One edge within one row: what it covers of each pixel it crosses, and the whole of all to the right.
    private void AddSlice(int row, float cover, float left, float right)
    {
        int first = (int)left;
        if (right <= first + 1)
        {
            float inside = 1 - ((left + right) / 2 - first);
            areas[row + first] += cover * inside;
            areas[row + first + 1] += cover * (1 - inside);
            return;
        }
        float perPixel = cover / (right - left);
        float sum = 0;
        int last = (int)MathF.Ceiling(right) - 1;
        for (int pixel = first; pixel <= last; pixel++)
        {
            float from = Math.Max(left, pixel), to = Math.Min(right, pixel + 1);
            // What lies right of the edge within this pixel, and what earlier parts of the edge cover of it whole.
            float covered = perPixel * (to - from) * (pixel + 1 - (from + to) / 2) + perPixel * (from - left);
            areas[row + pixel] += covered - sum;
            sum = covered;
        }
        areas[row + last + 1] += cover - sum;
    }
}
