using System.Collections.Immutable;
using Quipu.Matching.Screening;

namespace Quipu.Web.Parts;

/// <summary>Who on record may be meant by a name, or be the same as somebody: by the one scorer.</summary>
/// <param name="Hits">Surest first.</param>
public sealed record NamesFound(ImmutableArray<ScreenedHit> Hits)
{
    /// <summary>Less than this is noise to a reader.</summary>
    const double Least = 0.25;

    const int Most = 8;

    internal static NamesFound None { get; } = new([]);

    /// <summary>Who may be meant by words that somebody typed; nobody where they are no name, or the index of names is still being made.</summary>
    internal static NamesFound Of(Desk desk, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || !text.Any(char.IsLetter) || !desk.CanMatch) return None;
        var asked = new Entity(new("query"), Schemata.Default["LegalEntity"]);
        return asked.Add("name", text) ? new(Screener(desk).Hits(asked)) : None;
    }

    /// <summary>Who is like somebody on record, themselves left out.</summary>
    internal static NamesFound Like(Desk desk, EntityId id) =>
        desk.CanMatch && desk.Matching.Party(desk.Viewer, id) is { } party ? new(Screener(desk).Hits(party, [id.Value])) : None;

    static Screener Screener(Desk desk) => new(desk.Matching, desk.Store, desk.Viewer, new() { Threshold = Least, Limit = Most });
}
