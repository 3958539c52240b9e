"""Fictional people of three countries, each name in its own script, and the teams they work in."""

from types import MappingProxyType

COMPANY = "Northwind Care"

# country team: (language, time zone, floor teams, names)
BRANCHES = MappingProxyType(
    {
        "United Kingdom": (
            "en",
            "Europe/London",
            ("Phones, London", "Chat, Leeds"),
            (
                "Amelia Hart",
                "Callum Reid",
                "Priya Shah",
                "Owen Griffiths",
                "Sadie Walsh",
                "Tunde Bakare",
                "Grace Lockwood",
                "Rory McKenna",
                "Yasmin Ali",
                "Ellis Turner",
                "Nia Bevan",
                "Harvey Stone",
                "Ruby Ashworth",
                "Imran Qureshi",
                "Freya Lindley",
                "Kwame Mensah",
                "Lottie Barnes",
                "Dylan Price",
            ),
        ),
        "България": (
            "bg",
            "Europe/Sofia",
            ("Телефони, София", "Писма, Пловдив"),
            (
                "Радослав Минков",
                "Десислава Колева",
                "Ивайло Стоев",
                "Гергана Тодорова",
                "Калоян Бонев",
                "Виолета Пенчева",
                "Борислав Драганов",
                "Теодора Ангелова",
                "Станимир Вълчев",
                "Елица Маринова",
                "Явор Кръстев",
                "Надежда Илиева",
                "Пламен Русев",
                "Росица Ганева",
                "Огнян Лазаров",
                "Цветелина Бойчева",
                "Живко Арнаудов",
                "Милена Желева",
                "Асен Григоров",
            ),
        ),
        "中国": (
            "zh-hans",
            "Asia/Shanghai",
            ("电话组（上海）", "在线组（成都）"),
            (
                "林晓雯",
                "周子昂",
                "陈雨桐",
                "吴嘉豪",
                "许静怡",
                "郑博文",
                "孙悦然",
                "何俊杰",
                "罗思琪",
                "梁浩然",
                "谢雅婷",
                "唐明轩",
                "韩雪莹",
                "冯志远",
                "曹慧敏",
                "彭宇航",
                "曾佳宁",
                "萧梓涵",
                "田一鸣",
            ),
        ),
    }
)

# The four one may sign in as. The supervisor leads the Bulgarian branch, where the trainee and her trainer work.
SIGN_INS = MappingProxyType(
    {
        "trainee": "Mira Petrova",
        "trainer": "Stefan Iliev",
        "supervisor": "Katya Dimitrova",
        "administrator": "Alex Morgan",
    }
)
