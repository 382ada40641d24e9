using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Publishing.Pictures;
using Quipu.Web.Wording;

namespace Quipu.Web.Parts;

/// <summary>What every picture that the server draws has alike: its legend's common parts, when it was made, and how it is handed out.</summary>
static class PictureParts
{
    /// <summary>When it was made of what, as of when, and the address that reopens it.</summary>
    internal static ImmutableArray<string> Colophon(Desk desk)
    {
        var now = desk.Words.Moment(desk.Options.Time.GetUtcNow());
        return [desk.Words.Of("island.made", now, desk.Options.WorkspaceName), desk.Words.Of("picture.as_of", now), Uri.UnescapeDataString(desk.Here.Replace("/picture.svg", "", StringComparison.Ordinal))];
    }

    /// <summary>How it is said: every modality, whether or not it is on the picture.</summary>
    internal static IEnumerable<PictureKey> Modalities(Words words) =>
        Enum.GetValues<Modality>().Select(m => new PictureKey(words["island.line"], words.Label(m), [.. PictureDress.Said("M0 6H34", m, PictureDress.Ink)]));

    /// <summary>Where it stands in law: every tone.</summary>
    /// <param name="lines">Lines wear the colour; false: marks alone do.</param>
    internal static IEnumerable<PictureKey> Tones(Words words, bool lines) =>
        Parts.Tones.All.Where(t => lines || t != "none").Select(t => new PictureKey(words["island.colour"], words["tone." + t], [.. lines ? [Svg.Line("M0 6H34", PictureDress.Tone(t), 2.4)] : Array.Empty<System.Xml.Linq.XElement>(), .. PictureDress.StageMark(17, 6, t)]));

    /// <summary>The balloon of what is answered.</summary>
    internal static PictureKey Answered(Words words) => new(words["island.colour"], words["island.answered"], [.. PictureDress.AnswerMark(17, 6)]);

    /// <summary>Hands a picture out, and keeps in the log what it carried.</summary>
    internal static IResult Answer(Desk desk, string name, Leaving leaving, Func<PictureSources, Picture> draw) => Api.Departing.Streamed(desk, (name + ".svg", "image/svg+xml"), leaving, (departure, to) =>
    {
        PictureSheet.Write(draw(new(desk, departure)), to);
        return null;
    });
}
