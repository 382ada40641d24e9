using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Publishing.Leavings;
using Quipu.Publishing.Pictures;
using Quipu.Registers;
using Quipu.Web.Wording;

namespace Quipu.Web.Parts;

/// <summary>What a picture rests on, each source once with its licence; every claim that is told goes into the log of what left.</summary>
sealed class PictureSources(Desk desk, Departure departure)
{
    readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    ImmutableArray<DatasetRow>? _datasets;

    Words Words => desk.Words;

    /// <summary>Every source, in order of its words.</summary>
    internal ImmutableArray<PictureSource> All => [.. _texts.Select(t => new PictureSource(t.Key, t.Value)).OrderBy(s => s.Text, StringComparer.Ordinal).ThenBy(s => s.Key, StringComparer.Ordinal)];

    /// <summary>A claim with its whole status.</summary>
    internal PictureRow Row(string said, ShownClaim claim)
    {
        departure.Carry(claim);
        return new($"{said}: {StatusWords.Of(Words, claim)}", Of(claim.Document));
    }

    /// <summary>What a register has on record.</summary>
    internal PictureRow Row(string said, DatasetName? register) => new($"{said}: {Words["picture.register"]}", register is { } name ? Of(name) : null);

    string Of(DocumentHead head)
    {
        var id = "document:" + head.Id.Value;
        if (!_texts.ContainsKey(id))
            _texts[id] = Line(head.Publisher, head.Title, head.Published is { } day ? Words.Date(day) : null, head.Url, desk.Store.Document(desk.Viewer, head.Id)?.Licence ?? head.Source?.Licence);
        return id;
    }

    string Of(DatasetName name)
    {
        var id = "dataset:" + name.Value;
        if (_texts.ContainsKey(id)) return id;
        _datasets ??= desk.Store.Datasets(desk.Viewer);
        var card = _datasets.Value.FirstOrDefault(d => d.Name == name)?.Card ?? DatasetCard.None;
        _texts[id] = Line(card.Publisher, card.Title ?? name.Value, null, card.Url, card.Licence);
        return id;
    }

    string Line(string? publisher, string? title, string? date, string? url, string? licence) =>
        string.Join(", ", new[] { publisher, title, date, url, licence is null ? Words["island.licence.none"] : Words.Of("island.licence", licence) }.Where(p => !string.IsNullOrEmpty(p)));
}
