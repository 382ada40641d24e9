using Quipu.Evaluation;
using Quipu.Reading;
using Xunit;

namespace Quipu.Tests.Reading.Attribution;

/// <summary>How things are said and where they stand in law, over invented sentences of both languages: the floors that the reader is held to.</summary>
public sealed class StatusSuiteTest(ITestOutputHelper output)
{
    [Theory]
    [InlineData("en", 0.93, 0.93, 0.89)]
    [InlineData("es", 0.91, 0.94, 0.8)]
    public void Manner_stage_and_answers_are_read_as_they_are_said(string language, double modality, double stage, double about)
    {
        var suite = StatusSuite.Of(Repository.File($"tests/data/status/{language}.tsv"), FrameReader.DefaultAnalyser);

        output.WriteLine(suite.Summary());
        output.WriteLine(suite.Matrix());

        Assert.True(suite.Asked("modality") >= 150);
        Assert.InRange(suite.Rate("modality"), modality, 1);
        Assert.InRange(suite.Rate("stage"), stage, 1);
        Assert.InRange(suite.Rate("about"), about, 1);
        Assert.InRange(suite.Rate("silent"), 0.9, 1);
    }
}
