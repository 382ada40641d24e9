using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Quipu.Documents;
using Quipu.Model;

namespace Quipu.Benchmarks;

/// <summary>
/// Short invented articles of ten claims of every kind, each with its own sentence, for the pages of the desk. An article names three parties that no other does before it, and
/// others drawn from those of all articles, a few of them very often. The same number gives the same article.
/// </summary>
static class DeskArticles
{
    internal const int Claims = 10, Fresh = 4, Places = 400;

    const int Drawn = 6;

    static readonly (ClaimType Type, string Words, EntityType[] To)[] Kinds =
    [
        (ClaimType.Funds, "paid the campaign of", [EntityType.Person, EntityType.Organization]), (ClaimType.ColludesWith, "worked hand in glove with", [EntityType.Person, EntityType.PublicBody]),
        (ClaimType.Proceeding, "is under investigation with", [EntityType.Person]), (ClaimType.HoldsPost, "has a post at", [EntityType.PublicBody]), (ClaimType.Incident, "was attacked beside", [EntityType.Person]),
        (ClaimType.MemberOf, "belongs to", [EntityType.Organization]), (ClaimType.Awards, "gave a contract to", [EntityType.Company]), (ClaimType.Moves, "moved gold with", [EntityType.Person]),
        (ClaimType.Enacts, "voted for", [EntityType.Law]), (ClaimType.Stance, "opposes", [EntityType.Law]), (ClaimType.EngagesIn, "extorts with", [EntityType.Person]), (ClaimType.Leads, "leads", [EntityType.Organization]),
        (ClaimType.Controls, "controls", [EntityType.Company]), (ClaimType.RivalOf, "fights", [EntityType.Organization]), (ClaimType.Denies, "denied it before", [EntityType.Person]),
    ];

    /// <summary>The places that articles name, as a file of the folder <c>places</c> of a workspace.</summary>
    internal static string PlaceTable()
    {
        var text = new StringBuilder("name,in,level,aliases,latitude,longitude\n");
        for (var i = 0; i < Places; i++) text.Append(CultureInfo.InvariantCulture, $"{PlaceName(i)},,spot,,{-18 + (i % 20 * .8):F2},{-80 + (i / 20 * .5):F2}\n");
        return text.ToString();
    }

    internal static string Name(int number) => number % 10 == 9 ? PlaceName(number / 10 % Places) : InventedArticles.Name(number);

    internal static IReadOnlyList<Change> Article(int number, int articles)
    {
        var draft = new Draft(new Random(number), number, articles);
        for (var i = 0; i < Claims; i++) draft.Say(Kinds[(number + i * 7) % Kinds.Length], i);
        var text = draft.Text.ToString();
        var capture = new CaptureId(ContentHash.Sha256(Encoding.UTF8.GetBytes(text)));
        var location = string.Create(CultureInfo.InvariantCulture, $"desk/{number:000000}.txt");
        var document = draft.Document(capture, text, location);
        var (locals, claims) = draft.Read(document);
        return
        [
            new Change.CaptureTaken(new(capture, text.Length, location, DateTimeOffset.UnixEpoch), DatasetName.Default), new Change.DocumentMade(document, DatasetName.Default),
            new Change.DocumentWasRead(new(document.Id, "frames/1", locals, claims)), new Change.CaptureDone(capture, location, "text/1", "frames/1"),
        ];
    }

    static string PlaceName(int number) => $"Puerto {InventedArticles.Name(number * 13)}";

    static EntityType TypeOf(int number) => (number % 10) switch
    {
        < 5 => EntityType.Person,
        5 => EntityType.Organization,
        6 => EntityType.Company,
        7 => EntityType.PublicBody,
        8 => number % 100 == 8 ? EntityType.Law : EntityType.Person,
        _ => EntityType.Place,
    };

    /// <summary>An article while it is made.</summary>
    sealed class Draft
    {
        readonly Random _random;
        readonly int _number;
        readonly List<(int Who, EntityType Type, List<Span> At)> _cast = [];
        readonly List<Said> _said = [];

        internal Draft(Random random, int number, int articles)
        {
            (_random, _number) = (random, number);
            for (var i = 0; i < Fresh; i++) Cast(number * Fresh + i);
            for (var i = 0; i < Drawn; i++) Cast(random.Next(1 + random.Next(articles * Fresh)));
            // Somebody of each kind that a sentence needs.
            foreach (var last in (ReadOnlySpan<int>)[0, 5, 6, 7, 8, 9])
            {
                var step = last == 8 ? 100 : 10;
                Cast(random.Next(1 + random.Next(Math.Max(1, articles * Fresh / step))) * step + last);
            }
        }

        internal StringBuilder Text { get; } = new();

        sealed record Said(ClaimType Type, Span Quote, Span Trigger, (int Cast, Span At) Subject, (int Cast, Span At) Object, (int Cast, Span At) Place);

        internal void Say((ClaimType Type, string Words, EntityType[] To) kind, int order)
        {
            var start = Text.Length;
            var subject = Named(Pick([EntityType.Person, EntityType.Organization, EntityType.Company], order));
            Text.Append(' ');
            var trigger = new Span(Text.Length, Text.Length + kind.Words.Length);
            Text.Append(kind.Words).Append(' ');
            var other = Named(Pick(kind.To, order + 1));
            Text.Append(" in ");
            var place = Named(Pick([EntityType.Place], order));
            Text.Append('.');
            _said.Add(new(kind.Type, new(start, Text.Length), trigger, subject, other, place));
            for (var i = 0; i < 4; i++) Text.Append(' ').Append(InventedArticles.Word(1 + _random.Next(1 + _random.Next(20_000))));
            Text.Append(". ");
        }

        internal Document Document(CaptureId capture, string text, string location) => new()
        {
            Id = DocumentId.From(capture, 0, text),
            Capture = capture,
            Text = text,
            Title = InventedArticles.Name(_number),
            Publisher = InventedArticles.Name(_number % 120),
            Published = new(2016 + (_number % 15), 1 + (_number % 12), 1 + (_number % 28)),
            Language = _number % 2 == 0 ? Language.English : Language.Spanish,
            Format = "text/1",
            Location = location,
            Blocks = [new(new(0, text.Length), BlockKind.Paragraph)],
            Fingerprint = [.. Enumerable.Range(0, 64).Select(_ => (uint)_random.Next())],
        };

        internal (ImmutableArray<LocalEntity> Locals, ImmutableArray<Claim> Claims) Read(Document document)
        {
            var locals = _cast.Select(c => c.At.Count == 0 ? null : new LocalEntity
            {
                Id = EntityId.Local(document.Id, c.Type, c.At[0]),
                Document = document.Id,
                Type = c.Type,
                Name = Name(c.Who),
                Mentions = [.. c.At.Select(a => new Mention(a, Name(c.Who), MentionKind.Name))],
            }).ToArray();
            var claims = ImmutableArray.CreateBuilder<Claim>();
            foreach (var said in _said) claims.Add(Claim(document, said, new(locals, claims.LastOrDefault())));
            return ([.. locals.OfType<LocalEntity>()], claims.ToImmutable());
        }

        sealed record Around(LocalEntity?[] Locals, Claim? Before);

        Claim Claim(Document document, Said said, Around around)
        {
            var (a, b, place) = (Party(said.Subject), Party(said.Object), Party(said.Place));
            var claim = new Claim
            {
                Id = ClaimId.From(document.Id, said.Type, said.Quote, said.Trigger, a.At, b.At),
                Document = document.Id,
                Type = said.Type,
                Subject = a,
                Object = b,
                Place = place,
                Modality = said.Type == ClaimType.Denies ? Modality.Denied : (Modality)(new[] { 0, 1, 1, 3 })[_random.Next(4)],
                Quote = new(said.Quote, said.Quote.Of(document.Text)),
                Trigger = said.Trigger,
                Sureness = 300 + _random.Next(700),
                Reader = "frames/1",
                Date = _random.Next(3) == 0 ? null : new(document.Published!.Value.Year - _random.Next(4), 1 + _random.Next(12)),
                Attribution = _random.Next(2) == 0 ? [b] : [],
                Details = Details(said.Type),
            };
            return said.Type switch
            {
                ClaimType.Proceeding => claim with { Object = null, Authority = b, Stage = (Stage)_random.Next(21), About = around.Before is { } before ? [before.Id] : [] },
                ClaimType.Incident => claim with { Object = null, Kind = (IncidentKind)_random.Next(9), Affects = [b] },
                ClaimType.Denies => claim with { Object = null, Attribution = [a], About = around.Before is { } answered ? [answered.Id] : [] },
                ClaimType.Moves => claim with { Object = null, To = place, Place = null },
                ClaimType.Enacts => claim with { LawStage = (LawStage)_random.Next(5) },
                ClaimType.Stance => claim with { Stance = (StanceKind)_random.Next(4) },
                _ => claim,
            };

            Party Party((int Cast, Span At) named) => new(around.Locals[named.Cast]!.Id, named.At);
        }

        ImmutableSortedDictionary<Detail, string> Details(ClaimType type) => type switch
        {
            ClaimType.Funds or ClaimType.Awards => One(Detail.Amount, ((1 + _random.Next(900)) * 1000).ToString(CultureInfo.InvariantCulture)).Add(Detail.Currency, _random.Next(3) == 0 ? "USD" : "PEN"),
            ClaimType.EngagesIn => One(Detail.Activity, "extortion"),
            ClaimType.Moves => One(Detail.Goods, "gold"),
            ClaimType.Proceeding => One(Detail.Offence, "bribery"),
            ClaimType.HoldsPost => One(Detail.Role, "mayor"),
            _ => ImmutableSortedDictionary<Detail, string>.Empty,
        };

        static ImmutableSortedDictionary<Detail, string> One(Detail detail, string value) => ImmutableSortedDictionary<Detail, string>.Empty.Add(detail, value);

        void Cast(int who)
        {
            if (!_cast.Exists(c => Name(c.Who) == Name(who))) _cast.Add((who, TypeOf(who), []));
        }

        int Pick(EntityType[] types, int order)
        {
            var fit = Enumerable.Range(0, _cast.Count).Where(i => types.Contains(_cast[i].Type)).ToList();
            return fit[order % fit.Count];
        }

        (int Cast, Span At) Named(int cast)
        {
            var name = Name(_cast[cast].Who);
            var at = new Span(Text.Length, Text.Length + name.Length);
            Text.Append(name);
            _cast[cast].At.Add(at);
            return (cast, at);
        }
    }
}
