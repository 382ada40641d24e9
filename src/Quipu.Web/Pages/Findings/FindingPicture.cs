using System.Collections.Immutable;
using Quipu.Exports;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;
using Quipu.Publishing.Pictures;
using Quipu.Web.Parts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Findings;

/// <summary>A finding as a picture to publish. As in its bundle, what nobody has reviewed stays back and is counted, and claims stand in law by what was reviewed.</summary>
sealed class FindingPicture
{
    readonly Desk _desk;
    readonly LeavingClaims _claims;
    readonly FindingView _view;
    readonly int _keptBack;

    FindingPicture(Desk desk, FindingView view)
    {
        (_desk, _claims) = (desk, new(desk.Store, desk.Viewer));
        var now = _claims.OnRecord(view.Kept.Finding);
        _keptBack = FindingSight.KeptBack(now).Length;
        var leaving = _claims.Staged(FindingSight.Leaving(now));
        var row = FindingRow.Leaving(desk, _claims, view.Kept, false);
        var weakest = row.WeakestHop;
        _view = view with { Kept = view.Kept with { Finding = leaving }, Row = row, Hops = [.. leaving.Hops.Where(h => !h.Ties.IsEmpty).Select(h => new ShownHop(h, [], 0, ReferenceEquals(h, weakest)))], Marks = [] };
        Shape = _view.Picture(desk.Words);
    }

    /// <summary>Null where there is nobody to draw.</summary>
    internal ShapePicture? Shape { get; }

    /// <summary>Of a finding that may leave.</summary>
    internal static FindingPicture Of(Desk desk, FindingView view) => new(desk, view);

    Words Words => _desk.Words;

    Finding Finding => _view.Kept.Finding;

    internal Picture Made(PictureSources sources)
    {
        var rows = _view.Hops.ToDictionary(h => h, h => Rows(h.Hop, sources).ToImmutableArray());
        var hops = _view.Hops.ToLookup(h => _view.Told(Words, h));
        return new()
        {
            Title = $"{_view.Row.Title(Words)}: {string.Join(" – ", Finding.Parties.Select(p => p.Name).Distinct(StringComparer.Ordinal))}",
            Notes = [.. Notes()],
            Drawing = new ShapeDrawing(Shape!, tie => hops[tie.Told].SelectMany(h => rows[h]).Select(r => r.Text)).Drawn(),
            Keys = [.. PictureParts.Modalities(Words), .. PictureParts.Tones(Words, lines: true), PictureParts.Answered(Words)],
            RowsTitle = Words["picture.rests"],
            Rows = [.. _view.Hops.SelectMany(h => rows[h])],
            SourcesTitle = Words["island.sources"],
            Sources = sources.All,
            Colophon = PictureParts.Colophon(_desk),
        };
    }

    IEnumerable<string> Notes()
    {
        yield return $"{Words[_view.Kept.IsLead ? "finding.lead" : "finding.one"]}. {_view.Row.Pattern?.Text.In(Words.Code)}";
        if (!_view.Kept.Holds) yield return Words["finding.withdrawn.why"];
        if (Finding.Missing is { } missing) yield return $"{Words["finding.missing.title"]}: {missing.In(Words.Code)}";
        if (Shape!.Left > 0) yield return Words.Count("shape.left", Shape.Left);
        if (_keptBack > 0) yield return Words.Count("finding.bundle.left", _keptBack);
        yield return Words["picture.words"];
    }

    IEnumerable<PictureRow> Rows(FoundHop hop, PictureSources sources)
    {
        var said = $"{_view.Name(hop.From)} – {_view.Row.HopLabel(Words, hop.Tie)}{(hop.From == hop.To ? "" : " → " + _view.Name(hop.To))}";
        foreach (var tie in hop.Ties)
            if (tie.FromRegister) yield return sources.Row(said, new DatasetName(tie.Dataset));
            else if (_claims.Find(new(tie.Evidence)) is { } claim) yield return sources.Row($"{said} (“{claim.Claim.Quote.Text}”)", claim);
    }
}
