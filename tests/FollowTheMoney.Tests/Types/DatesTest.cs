using FollowTheMoney.Types;
using Xunit;

namespace FollowTheMoney.Tests.Types;

public sealed class DatesTest
{
    [Theory]
    [InlineData("2019", "2019")]
    [InlineData("2019-7", "2019-07")]
    [InlineData("2019-07-00", "2019-07")]
    [InlineData("2019-00-14", "2019")]
    [InlineData("2019-7-4T8", "2019-07-04T08")]
    [InlineData("2019-7-4 8:05", "2019-07-04T08:05")]
    [InlineData("2019-07-04T23:30:00-05:00", "2019-07-05T04:30:00")]
    [InlineData("2019-07-04T00:30:00.123456+0100", "2019-07-03T23:30:00")]
    [InlineData("2019-07-04T10:11:12Z", "2019-07-04T10:11:12")]
    [InlineData("2019-02-30", null)]
    [InlineData("2019-13", null)]
    [InlineData("0950", null)]
    [InlineData("04-07-2019", null)]
    [InlineData("last July", null)]
    public void A_date_is_as_precise_as_its_text(string text, string? clean) => Assert.Equal(clean, Dates.Parse(text)?.ToString());

    [Theory]
    [InlineData("4/7/2019", "%d/%m/%Y", "2019-07-04")]
    [InlineData("07-2019", "%m-%Y", "2019-07")]
    [InlineData("year 2019", "year %Y", "2019")]
    [InlineData("4 de julio de 2019", "%d de %B de %Y", "2019-07-04")]
    [InlineData("Jul 4, 2019 9:05 PM", "%b %d, %Y %I:%M %p", "2019-07-04T21:05")]
    [InlineData("4.7.19", "%d.%m.%y", "2019-07-04")]
    [InlineData("2019-185", "%Y-%j", "2019-07-04")]
    [InlineData("31/02/2019", "%d/%m/%Y", null)]
    [InlineData("4/7/2019 noon", "%d/%m/%Y", null)]
    [InlineData("12:30", "%H:%M", null)]
    public void A_form_says_how_a_date_is_written_and_how_precise_it_is(string text, string format, string? clean) => Assert.Equal(clean, Dates.Parse(text, format)?.ToString());

    [Fact]
    public void What_a_date_may_mean_is_a_span_of_time()
    {
        Assert.Equal((At(2024, 2, 1), At(2024, 3, 1)), Dates.Interval("2024-02"));
        Assert.True(Dates.EndedBefore("2024-02", At(2024, 3, 1)));
        Assert.False(Dates.EndedBefore("2024", At(2024, 3, 1)));
        Assert.True(Dates.StartsAfter("2024-03-02", At(2024, 3, 1)));
        Assert.Throws<FormatException>(() => Dates.Interval("2024-2"));
        Assert.Throws<FormatException>(() => Dates.Interval("2024-02-03T10:00+01:00"));
        Assert.Equal(DateTime.MaxValue, new DatePrefix(new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc), DatePrecision.Year).End);
    }

    static DateTime At(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Utc);
}
