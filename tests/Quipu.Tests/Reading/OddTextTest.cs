using Quipu.Model;
using Quipu.Tests.Reading.Frames;
using Xunit;

namespace Quipu.Tests.Reading;

/// <summary>What is no article, or one that came to harm: it is read to its end, and every quote is verbatim.</summary>
public sealed class OddTextTest
{
    const string English = "On Monday, Mayor Ada Quill was arrested in Harrow on charges of extortion, prosecutor Bram Osk said. Quill denied the accusations.";
    const string Spanish = "La alcaldesa Ada Quill habría recibido 40 mil soles de la constructora Vía Honda S.A.C., según el fiscal Bruno Osco. Quill lo negó.";

    static readonly string[] Odd =
    [
        "", " ", "\uFEFF" + English, English.Replace(" ", "\r\n", StringComparison.Ordinal), English.ToUpperInvariant(), Spanish.ToLowerInvariant(), English.Replace(" ", "", StringComparison.Ordinal),
        "مرحبا بالعالم " + English + " שלום", "😀👍🏽🇵🇪 " + Spanish + " 𝔗𝔥𝔢", new string('a', 50_000), new string('(', 20_000), string.Concat(Enumerable.Repeat(English.TrimEnd('.') + ", and ", 800)),
        string.Concat(Enumerable.Repeat("Ada Quill, Bram Osk, ", 3_000)), Letters(60_000), "\0\0\0" + Spanish + "\uFFFD\uD800", "A\u0301lvaro Ñañez fue detenido", "1,2,3.4.5%%$$//--..",
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Odd.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void It_is_read_to_its_end(int number)
    {
        var text = Odd[number];
        foreach (var language in new[] { Language.English, Language.Spanish })
        {
            var reading = Reader.Read(text, language);
            Assert.All(reading.Claims, c => Assert.Equal(c.Quote.Text, c.Quote.At.Of(text)));
            Assert.All(reading.Claims, c => Assert.InRange(c.Sureness, 1, 999));
        }
    }

    [Fact]
    public void Four_times_the_text_does_not_take_the_square_of_the_time()
    {
        // The work is counted by what is allocated: clocks of a busy machine tell nothing.
        var line = English + " " + Spanish + " ";
        var (small, large) = (Allocated(string.Concat(Enumerable.Repeat(line, 100))), Allocated(string.Concat(Enumerable.Repeat(line, 400))));
        Assert.InRange((double)large / small, 1, 8);
    }

    static long Allocated(string text)
    {
        Reader.Read(text, Language.English);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Reader.Read(text, Language.English);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    static string Letters(int length)
    {
        var (to, state) = (new char[length], 7u);
        for (var i = 0; i < length; i++) to[i] = (char)(32 + ((state = state * 1664525 + 1013904223) >> 16) % 0x250);
        return new(to);
    }
}
