using System.Xml.Linq;
using Quipu.Model;
using static Quipu.Publishing.Pictures.Svg;

namespace Quipu.Publishing.Pictures;

/// <summary>How what leaves as a picture looks, whatever the screen wears: line style is how it is said, colour is where it stands in law. Each colour reads on paper at 4.5 : 1 or better.</summary>
public static class PictureDress
{
    public const string Paper = "#ffffff", Ink = "#1d1b17", Soft = "#5c574d", Faint = "#dcd7cb", Edge = "#8d8677", Cord = "#8a3b12", Link = "#1f4f78", Bad = "#a3152b";

    /// <summary>The colour of a tone of the law: <c>none</c>, <c>suspected</c>, <c>measures</c>, <c>trial</c>, <c>decided</c>, <c>ended</c>.</summary>
    public static string Tone(string tone) => tone switch
    {
        "suspected" => "#8a5a00",
        "measures" => "#b0410e",
        "trial" => "#6b3fa0",
        "decided" => "#a3152b",
        "ended" => "#0c6b58",
        _ => "#6b675e",
    };

    /// <summary>A line as it is said and where it stands.</summary>
    /// <param name="heavier">How much wider than others it is drawn.</param>
    public static IEnumerable<XElement> Said(string d, Modality modality, string colour, double heavier = 1)
    {
        var (dashes, cap, width) = modality switch
        {
            Modality.Alleged => ("7 4", "butt", 1.7),
            Modality.Possible => ("0.1 4.6", "round", 2.2),
            Modality.Denied => (null, "butt", 4.2),
            _ => (null, "butt", 1.9),
        };
        yield return Line(d, colour, width * heavier, ("stroke-dasharray", dashes), ("stroke-linecap", cap));
        if (modality == Modality.Denied) yield return Line(d, Paper, (width * heavier) - 2.4);
    }

    /// <summary>How far along the ladder of the law, as a disc that fills; ended: struck through. Nothing where no proceeding is on record.</summary>
    public static IEnumerable<XElement> StageMark(double x, double y, string tone)
    {
        if (tone == "none") yield break;
        const double r = 4.6;
        var part = tone switch { "suspected" => 0.25, "measures" => 0.5, "trial" => 0.75, "decided" => 1, _ => 0 };
        var colour = Tone(tone);
        yield return Shape("circle", [("cx", At(x)), ("cy", At(y)), ("r", At(r)), ("fill", part == 1 ? colour : Paper), ("stroke", colour), ("stroke-width", "1.5")]);
        if (part is > 0 and < 1)
        {
            var (ex, ey) = (x + (r * Math.Sin(2 * Math.PI * part)), y - (r * Math.Cos(2 * Math.PI * part)));
            yield return Shape("path", [("d", $"M{At(x)} {At(y)}L{At(x)} {At(y - r)}A{At(r)} {At(r)} 0 {(part > 0.5 ? 1 : 0)} 1 {At(ex)} {At(ey)}Z"), ("fill", colour)]);
        }

        if (tone == "ended") yield return Line($"M{At(x - 3.1)} {At(y + 3.1)}L{At(x + 3.1)} {At(y - 3.1)}", colour, 1.5);
    }

    /// <summary>Somebody answers: a speech balloon.</summary>
    public static IEnumerable<XElement> AnswerMark(double x, double y)
    {
        yield return Shape("path", [("d", $"M{At(x - 5)} {At(y - 4.4)}H{At(x + 5)}V{At(y + 2.2)}H{At(x - 0.4)}L{At(x - 3)} {At(y + 5.2)}V{At(y + 2.2)}H{At(x - 5)}Z"), ("fill", Paper), ("stroke", Ink), ("stroke-width", "1.2"), ("stroke-linejoin", "round")]);
        yield return Line($"M{At(x - 2.8)} {At(y - 2.2)}H{At(x + 2.8)}M{At(x - 2.8)} {At(y)}H{At(x + 1)}", Ink, 1);
    }

    /// <summary>Both marks side by side, as far as there is something to mark.</summary>
    public static IEnumerable<XElement> Marks(double x, double y, string tone, bool answered) =>
        [.. StageMark(x - (answered ? 6.5 : 0), y, tone), .. answered ? AnswerMark(x + (tone == "none" ? 0 : 6.5), y) : []];
}
