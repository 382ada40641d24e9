using Quipu.Publishing.Editions;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Wording;

public sealed class CodebookTest
{
    [Fact]
    public void Every_word_of_the_records_has_its_meaning_in_every_language() =>
        Assert.Empty(from key in Codebook.Keys
                     from words in Words.All
                     where !words.Has(key)
                     select $"{words.Code}: {key}");
}
