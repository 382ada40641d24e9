using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Quipu.Documents;
using Quipu.Model;

namespace Quipu.Benchmarks;

/// <summary>Articles of 500 words with 30 entities and 35 claims each, made of syllables; the same number gives the same article.</summary>
static class InventedArticles
{
    internal const int Words = 500, Entities = 30, Claims = 35;

    static readonly string[] Syllables = "ca ri to ma lu pe no sa vi qui lla ran do mer ti zo ba chu gan pro ta len fis ju go bra sil mon ter so".Split(' ');

    static readonly ClaimType[] Types = [ClaimType.ColludesWith, ClaimType.HoldsPost, ClaimType.Funds, ClaimType.MemberOf, ClaimType.RivalOf, ClaimType.EngagesIn, ClaimType.LocatedIn];

    internal static IReadOnlyList<Change> Article(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder();
        var entities = new List<(string Name, Span At)>();
        for (var i = 0; i < Words; i++)
        {
            if (i % (Words / Entities) == 0 && entities.Count < Entities)
            {
                var name = Name(random.Next(entities.Count % 3 == 0 ? 500 : 20_000));
                entities.Add((name, new(text.Length, text.Length + name.Length)));
                text.Append(name);
            }
            else text.Append(Word(random.Next(1 + random.Next(20_000))));

            text.Append(i % 17 == 16 ? ". " : " ");
        }

        var whole = text.ToString();
        var capture = new CaptureId(ContentHash.Sha256(Encoding.UTF8.GetBytes(whole)));
        var location = string.Create(CultureInfo.InvariantCulture, $"articles/{number:000000}.txt");
        var document = new Document
        {
            Id = DocumentId.From(capture, 0, whole),
            Capture = capture,
            Text = whole,
            Title = Name(number),
            Publisher = Name(number % 20),
            Published = new(2020 + (number % 8), 1 + (number % 12), 1 + (number % 28)),
            Language = number % 2 == 0 ? Language.English : Language.Spanish,
            Format = "text/1",
            Location = location,
            Blocks = [new(new(0, whole.Length), BlockKind.Paragraph)],
            Fingerprint = [.. Enumerable.Range(0, 64).Select(_ => (uint)random.Next())],
        };
        var locals = entities.Select((e, i) => Local(document, e.Name, e.At, (EntityType)(i % 5))).ToImmutableArray();
        return
        [
            new Change.CaptureTaken(new(capture, whole.Length, location, DateTimeOffset.UnixEpoch), DatasetName.Default), new Change.DocumentMade(document, DatasetName.Default),
            new Change.DocumentWasRead(new(document.Id, "frames/1", locals, ReadClaims(document, locals, random))), new Change.CaptureDone(capture, location, "text/1", "frames/1"),
        ];
    }

    internal static string Name(int number) => $"{Capital(Word(number))} {Capital(Word(number / 3))} {Capital(Word(number / 7))}";

    internal static string Word(int number) => Syllables[number % 30] + Syllables[number / 30 % 30] + (number > 900 ? Syllables[number / 900 % 30] : "");

    static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    static LocalEntity Local(Document document, string name, Span at, EntityType type) => new()
    {
        Id = EntityId.Local(document.Id, type, at),
        Document = document.Id,
        Type = type,
        Name = name,
        Mentions = [new(at, name, MentionKind.Name)],
        Aliases = [name.Split(' ')[1]],
    };

    static ImmutableArray<Claim> ReadClaims(Document document, ImmutableArray<LocalEntity> entities, Random random)
    {
        var claims = ImmutableArray.CreateBuilder<Claim>();
        for (var i = 0; i < Claims; i++)
        {
            var (a, b) = (entities[i % Entities], entities[(i + 1 + random.Next(5)) % Entities]);
            var quote = new Span(a.Mentions[0].At.Start, Math.Min(document.Text.Length, a.Mentions[0].At.Start + 120 + i));
            var type = i % 6 == 5 ? ClaimType.Proceeding : Types[i % Types.Length];
            var claim = new Claim
            {
                Id = ClaimId.From(document.Id, type, quote, quote, a.Mentions[0].At, b.Mentions[0].At),
                Document = document.Id,
                Type = type,
                Subject = new(a.Id, a.Mentions[0].At),
                Modality = (Modality)(i % 3),
                Quote = new(quote, quote.Of(document.Text)),
                Trigger = quote,
                Sureness = 600,
                Reader = "frames/1",
                Attribution = i % 2 == 0 ? [new(b.Id, b.Mentions[0].At)] : [],
                Details = ImmutableSortedDictionary<Detail, string>.Empty.Add(Detail.Activity, "extortion"),
            };
            claims.Add(type == ClaimType.Proceeding
                ? claim with { Stage = (Stage)random.Next(10), About = [claims[i - 1].Id], Date = document.Published }
                : claim with { Object = new(b.Id, b.Mentions[0].At) });
        }

        return claims.ToImmutable();
    }
}
