using System.Collections.Immutable;
using System.Xml.Linq;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Network.Money;
using Quipu.Publishing.Pictures;
using Quipu.Web.Parts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Money;

/// <summary>Flows of money as a picture to publish: each band with every claim and row that it rests on.</summary>
sealed class MoneyPicture(Desk desk, MoneyView view, FlowPicture flows, PictureSources sources)
{
    const double Size = 12, Step = 14;

    readonly ILookup<(EntityId, EntityId, TransferKind, string?), Transfer> _transfers = view.Ledger.Transfers.ToLookup(t => (t.From.Id, t.To.Id, t.Kind, t.Sum.Currency));

    Words Words => desk.Words;

    /// <summary>The flows with room for whole names; null where no flow has a sum.</summary>
    internal static FlowPicture? Arranged(MoneyView view) => FlowPicture.Of(view.Flows, name => Lines(name).Length * Step);

    internal Picture Made()
    {
        var drawing = Drawn();
        var rows = flows.Bands.Select(b => b.Flow).Distinct().SelectMany(f => Transfers(f).SelectMany(Rows)).ToImmutableArray();
        var party = view.Party.Name is { } name ? $"{name} · " : "";
        return new()
        {
            Title = $"{party}{Words["money.title"]}, {flows.Currency}",
            Notes = [Words["money.note"], .. Range(), .. flows.Left > 0 ? [Words.Count("money.left", flows.Left)] : Array.Empty<string>(), .. view.Ledger.Left > 0 ? [Words.Count("money.unread", view.Ledger.Left)] : Array.Empty<string>(), Words["picture.words"]],
            Drawing = drawing,
            Keys = [.. Keys(), .. PictureParts.Tones(Words, lines: false), PictureParts.Answered(Words)],
            RowsTitle = Words["picture.rests"],
            Rows = rows,
            SourcesTitle = Words["island.sources"],
            Sources = sources.All,
            Colophon = PictureParts.Colophon(desk),
        };
    }

    IEnumerable<string> Range()
    {
        var asked = new[] { view.Query.From is { } from ? $"{Words["filters.from"]} {Words.Date(from)}" : null, view.Query.To is { } to ? $"{Words["filters.to"]} {Words.Date(to)}" : null }.OfType<string>().ToList();
        if (asked.Count > 0) yield return string.Join(", ", asked);
    }

    IEnumerable<PictureKey> Keys()
    {
        yield return new(Words["island.line"], Words["money.key.stated"], [Band("M0 6H34", 8, false, false)]);
        yield return new(Words["island.line"], Words["money.key.alleged"], [Band("M0 6H34", 8, true, false)]);
        if (flows.Bands.Any(b => b.Flow.Kind == TransferKind.Extortion)) yield return new(Words["island.line"], Words["money.key.extorted"], [Band("M0 6H34", 8, false, true)]);
    }

    IEnumerable<Transfer> Transfers(Flow flow) => _transfers[(flow.From.Id, flow.To.Id, flow.Kind, flow.Currency)];

    // Those whose sum is in the width of the band.
    IEnumerable<Transfer> Transfers(FlowBand band) => Transfers(band.Flow).Where(t => t.Sum is { Amount: not null, Every: null } && t.Modality == Modality.Stated != band.Alleged);

    IEnumerable<PictureRow> Rows(Transfer transfer)
    {
        var said = $"{transfer.From.Name} → {transfer.To.Name}, {Words.Label(transfer.Kind)}: {MoneyWords.Of(Words, transfer.Sum)}{(transfer.Date is { } date ? ", " + Words.Date(date) : "")}";
        return transfer.Evidence.Select(e => e.Claim is { } claim ? sources.Row(said, claim) : sources.Row(said, e.Rows.FirstOrDefault()?.Statement.Dataset));
    }

    PictureDrawing Drawn()
    {
        List<XElement> drawn = [.. flows.Bands.Select(Drawn), .. flows.Boxes.Select(Drawn)];
        return new(Svg.Shape("g", [("class", "flows")], drawn), FlowPicture.Width, flows.Height);
    }

    XElement Drawn(FlowBand band)
    {
        var transfers = Transfers(band).ToList();
        var claims = transfers.SelectMany(t => t.Evidence).Select(e => e.Claim).OfType<ShownClaim>().ToList();
        var furthest = claims.Select(Tones.StageOf).OfType<Stage>().Select(s => Tones.Of(s)).MaxBy(t => Array.IndexOf(Tones.All, t)) ?? "none";
        return Svg.Told("band", MoneyWords.Told(Words, band), transfers.SelectMany(Rows).Select(r => r.Text),
            [Band(band.D, band.Width, band.Alleged, band.Flow.Kind == TransferKind.Extortion), .. PictureDress.Marks(band.Middle.X, band.Middle.Y, furthest, claims.Any(c => !c.Answers.IsEmpty))]);
    }

    static XElement Band(string d, double width, bool alleged, bool taken) =>
        Svg.Line(d, taken ? PictureDress.Bad : alleged ? PictureDress.Edge : PictureDress.Cord, width, ("stroke-opacity", alleged ? "0.55" : "0.42"), ("stroke-dasharray", alleged ? "6 4" : null));

    static XElement Drawn(FlowBox box)
    {
        var (lines, middle) = (Lines(box.Who.Name), box.Y + (box.Height / 2));
        return Svg.Shape("g", [("class", "party")],
        [
            Svg.Words("title", box.Who.Name),
            Svg.Shape("rect", [("x", Svg.At(box.X)), ("y", Svg.At(box.Y)), ("width", Svg.At(FlowPicture.BoxWidth)), ("height", Svg.At(box.Height)), ("fill", PictureDress.Ink)]),
            .. lines.Select((l, i) => Svg.Rimmed(l, (box.X + FlowPicture.BoxWidth + 5, middle + 4 + ((i - ((lines.Length - 1) / 2.0)) * Step)), Size)),
        ]);
    }

    static ImmutableArray<string> Lines(string name) => TextRoom.Wrap(name, Size, FlowPicture.Label - 22);
}
