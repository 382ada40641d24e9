using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Text;

namespace Quipu.Publishing.Replies;

/// <summary>
/// Whether it accuses somebody that they lead a group or are of it: only where the group is accused of something itself, or is called a gang. Who is told of there as a victim or a witness, or lives under
/// protection, is not asked about it: a letter to them could be the end of them.
/// </summary>
sealed partial class AccusedGroups
{
    static readonly HashSet<Quality> _harms = [Quality.Killing, Quality.Attack, Quality.Threat, Quality.Kidnapping, Quality.Robbery];

    static readonly ConditionalWeakTable<Snapshot, AccusedGroups> _known = [];

    readonly Snapshot _network;
    readonly IStore _store;
    readonly Viewer _viewer;
    readonly HashSet<int> _accused = [];
    readonly HashSet<int> _killed = [];
    readonly HashSet<(int Knot, int Document)> _bystanders = [];
    readonly Dictionary<int, int> _groups = [];
    readonly Dictionary<(int Knot, int Document), bool> _called = [];
    readonly Dictionary<(int Knot, int Document), bool> _beside = [];
    readonly Lock _reading = new();
    (int Document, List<Mentioned> Mentions)? _last;

    /// <summary>A mention in a document, folded, with the words around it as far as its sentence goes.</summary>
    readonly record struct Mentioned(EntityId Card, string Name, string Before, string After);

    /// <summary>Those of a network: what its documents say is read once for all who ask.</summary>
    /// <param name="accusing">Relations that say something, and against which of their ends.</param>
    internal static AccusedGroups Of(Snapshot network, IStore store, Viewer viewer, IReadOnlyDictionary<int, (bool From, bool To)> accusing) => _known.GetValue(network, n => new(n, store, viewer, accusing));

    AccusedGroups(Snapshot network, IStore store, Viewer viewer, IReadOnlyDictionary<int, (bool From, bool To)> accusing)
    {
        (_network, _store, _viewer) = (network, store, viewer);
        foreach (ref readonly var tie in network.Ties.Span)
        {
            if (tie.FromRegister || tie.Negated || tie.Modality == Modality.Denied || tie.Review == ReviewState.Rejected) continue;
            var relation = network.Words[tie.Relation];
            if (relation is "leads" or "member_of") _groups[tie.Evidence] = tie.To;
            if (relation.StartsWith("incident", StringComparison.Ordinal)) Suffered(tie, relation);
            if (tie.OfBystander) _bystanders.Add((tie.From, tie.Document));
            // Who demonstrates is accused of nothing.
            if (relation == OpenAllegations.Belongs || tie.Quality == Quality.Protest || !accusing.TryGetValue(tie.Relation, out var ends)) continue;
            if (ends.From) _accused.Add(tie.From);
            if (ends.To) _accused.Add(tie.To);
        }
    }

    /// <summary>Whether this tie of somebody to a group accuses them.</summary>
    internal bool Accuse(TieRow tie)
    {
        if (!_groups.TryGetValue(tie.Evidence, out var group)) return false;
        lock (_reading)
            return (_accused.Contains(group) || Bystanders.IsGang(_network.NameOf(group)) || IsCalled(group, tie.Document)) && !IsBystander(tie.From, tie.Document);
    }

    // Whom an incident befell: its object, or whom it affects.
    void Suffered(TieRow tie, string relation)
    {
        if (!_harms.Contains(tie.Quality) || (relation == "incident" && tie.From == tie.To) || relation is not ("incident" or "incident.object" or "incident.affects")) return;
        if (tie.Quality == Quality.Killing) _killed.Add(tie.To);
        _bystanders.Add((tie.To, tie.Document));
    }

    // "la banda La Rada", "the Barrenca clan": the name has no such word, and its document says it beside.
    bool IsCalled(int group, int document)
    {
        if (_called.TryGetValue((group, document), out var known)) return known;
        var id = _network.IdOf(group);
        return _called[(group, document)] = Told(document).Any(t => t.Card == id && (Bystanders.IsGang(t.Name) || Bystanders.IsGang(Nearest(t.Before, 3, last: true)) || Bystanders.IsGang(Nearest(t.After, 2, last: false))));
    }

    bool IsBystander(int party, int document)
    {
        if (_killed.Contains(party) || _bystanders.Contains((party, document))) return true;
        if (_beside.TryGetValue((party, document), out var known)) return known;
        var id = _network.IdOf(party);
        return _beside[(party, document)] = Told(document).Any(t => t.Card == id && (Protected().IsMatch(t.After) || Called().IsMatch(t.Before)));
    }

    // Of the document that was asked for last: a group and its people are asked for together.
    List<Mentioned> Told(int document)
    {
        if (_last is { } last && last.Document == document) return last.Mentions;
        var id = new DocumentId(_network.Words[document]);
        var text = _store.Document(_viewer, id)?.Text ?? "";
        List<Mentioned> mentions =
        [
            .. from entity in text.Length == 0 ? [] : _store.EntitiesOf(_viewer, id)
               from mention in entity.Local.Mentions
               where mention.At.End <= text.Length
               select new Mentioned(entity.Card.Id, Folding.Fold(mention.Form), Folding.Fold(Before(text, mention.At.Start)), Folding.Fold(After(text, mention.At.End))),
        ];
        _last = (document, mentions);
        return mentions;
    }

    static string After(string text, int at) => text[at..Math.Min(text.Length, at + 120)].Split(['.', ';', '\n'])[0];

    static string Before(string text, int at) => text[Math.Max(0, at - 60)..at].Split(['.', ';', '\n'])[^1];

    // The words next to a name, as far as the next comma.
    static string Nearest(string words, int count, bool last)
    {
        var phrase = last ? words.Split(',', '(', ')', ':')[^1] : words.Split(',', '(', ')', ':')[0];
        var found = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', last ? found.TakeLast(count) : found.Take(count));
    }

    // "X, who has lived under protection since", "X vive desde entonces bajo protección", "X, testigo protegida": nothing but little words in between, so that whoever threatened a witness is none.
    [GeneratedRegex(@"^,?(?: (?:who|que|quien|la cual|el cual|has|have|had|been|lives|live|lived|living|remains|is|was|now|since|then|today|still|a|an|the|one|of|vive|vivia|vivio|viviendo|esta|estaba|estuvo|sigue|permanece|se|encuentra|es|era|fue|ha|sido|hoy|ahora|desde|entonces|un|una|la|el|actualmente|currently|placed|put|puesto|puesta|in|en|key|main|clave|principal),?){0,9} (?:(?:under|with)(?: [a-z]+)? protection|witness protection|protected witness|bajo(?: [a-z]+)? (?:proteccion|resguardo)|(?:el )?programa de proteccion|(?:the )?witness|testigo|(?:the )?victim|victima|agraviad[oa]|complainant|denunciante|whistleblower)(?![a-z])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Protected();

    [GeneratedRegex(@"(?:^| )(?:protected witness|testigo protegid[oa]|witness|testigo|victim|victima|agraviad[oa]|complainant|denunciante|whistleblower),? $", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Called();
}
